import { createServer, type Socket } from "node:net";
import { Timestamp } from "bson";
import { Cursors } from "./commands/cursors.js";
import { COMMANDS } from "./commands/registry.js";
import { ServerError } from "./errors.js";
import { Faults, faultError } from "./faults.js";
import { Sessions } from "./sessions.js";
import { Database } from "./storage/database.js";
import type { Doc } from "./values/doc.js";
import { cutFrames, type Request, readRequest, writeReply } from "./wire/frames.js";

export interface MongoDoubleOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** A server without a replica set, and so without transactions. */
  readonly standalone?: boolean;
  /** Wire version that the server claims; that of server 7.0 when absent. */
  readonly wireVersion?: number;
}

export interface MongoDouble {
  /** Connection string with the database `zhili`. */
  readonly uri: string;
  readonly port: number;
  readonly faults: Faults;
  close(): Promise<void>;
}

const REPLICA_SET = "rs0";
/** What server 7.0 says of itself. */
const WIRE_VERSION = 21;

/** Starts an in-memory server that speaks MongoDB's wire protocol on 127.0.0.1, for as much of it as the adapter uses. */
export async function startMongoDouble(options: MongoDoubleOptions = {}): Promise<MongoDouble> {
  const database = new Database();
  const sessions = new Sessions(database, options.standalone === true);
  const cursors = new Cursors();
  const faults = new Faults();
  const sockets = new Set<Socket>();
  const replicaSet = options.standalone === true ? undefined : REPLICA_SET;
  let port = 0;

  const run = async (name: string, command: Doc): Promise<Doc> => {
    const base = { database, cursors, port, replicaSet, wireVersion: options.wireVersion ?? WIRE_VERSION, name: String(command.$db) };
    const known = COMMANDS.get(name);
    const ends = name === "commitTransaction" || name === "abortTransaction";
    if (known === undefined && !ends) throw new ServerError(59, "CommandNotFound", `no such command: '${name}'`);
    const reply = await sessions.run(name, command, known, base);
    const operationTime = new Timestamp({ t: database.now, i: 1 });
    return { ...reply, ok: 1, ...(replicaSet === undefined ? {} : { operationTime }) };
  };

  const answer = async (request: Request, socket: Socket): Promise<void> => {
    const name = Object.keys(request.command)[0] ?? "";
    faults.count(name);
    const retryable = request.command.txnNumber !== undefined && (request.command.autocommit === undefined || name.endsWith("Transaction"));
    let reply: Doc;
    try {
      const before = faults.take(name, "before");
      if (before?.drop === true) return void socket.destroy();
      if (before !== undefined) throw faultError(before, retryable);
      reply = await run(name, request.command);
      const after = faults.take(name, "after");
      if (after?.drop === true) return void socket.destroy();
      if (after !== undefined) throw faultError(after, retryable);
    } catch (error) {
      reply = error instanceof ServerError ? error.reply() : { ok: 0, code: 1, codeName: "InternalError", errmsg: `the double failed: ${describe(error)}` };
    }
    if (!request.unanswered && !socket.destroyed) socket.write(writeReply(request, reply));
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    let waiting: Buffer = Buffer.alloc(0);
    let last = Promise.resolve();
    socket.on("data", (chunk: Buffer) => {
      try {
        const { frames, rest } = cutFrames(waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]));
        waiting = rest;
        for (const request of frames.map(readRequest)) last = last.then(() => answer(request, socket));
      } catch (error) {
        process.emitWarning(`mongodb double: connection closed, ${describe(error)}`);
        socket.destroy();
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });

  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { uri: `mongodb://127.0.0.1:${port}/zhili${replicaSet === undefined ? "" : `?replicaSet=${replicaSet}`}`, port, faults, close };
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
}
