import type { Command } from "./context.js";

export const hello: Command = (_command, context) => {
  const me = `127.0.0.1:${context.port}`;
  const member = { hosts: [me], setName: context.replicaSet, setVersion: 1, secondary: false, primary: me, me };
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    ...(context.replicaSet === undefined ? {} : member),
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: context.wireVersion,
    readOnly: false,
  };
};

export const ping: Command = () => ({});

export const buildInfo: Command = () => ({ version: "7.0.0", versionArray: [7, 0, 0, 0], modules: ["double"], maxBsonObjectSize: 16_777_216 });

export const endSessions: Command = () => ({});
