import { createServer as createSocket } from "node:net";
import {
  createPlatform,
  ensureFirstAdministrator,
  type FirstAdministrator,
  finishPackData,
  installPacks,
  type LoadProgress,
  openVault,
  type Registry,
  restoreConfiguration,
  startScheduler,
} from "@zhili/platform";
import { openStore } from "@zhili/store";
import { createServer } from "./create-server.js";
import { AddressRefused, PortBusy } from "./errors.js";

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Data folder. */
  readonly folder: string;
  /** Folders of the packs that a fresh store gets. */
  readonly packs: readonly string[];
  readonly adminPassword?: string;
  readonly mongodbUri?: string;
  /** With the plugins in force; the built-ins alone when absent. */
  readonly registry?: Registry;
  readonly webFolder?: string;
  /** How far the first installation has come. */
  readonly progress?: LoadProgress;
  /** Work in the background failed; it will be tried again. */
  onFault(job: string, error: unknown): void;
}

/** A server that listens. */
export interface Serving {
  /** The port in use, also when any free one was asked for. */
  readonly port: number;
  /** Present when the account was made just now. */
  readonly administrator?: FirstAdministrator;
  /** Answers what is under way, then closes everything. */
  stop(): Promise<void>;
}

/**
 * Opens the store, puts the configuration into force, and listens. A load of pack data that was cut off is finished first.
 * Throws SERVER_PORT_BUSY and SERVER_ADDRESS_REFUSED before anything is opened, STORE_LOCKED, PACK_INVALID, IDENTITY_PASSWORD_WEAK.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { folder, host } = options;
  await requireFreePort(options.port, host);
  const store = await openStore({ folder, ...(options.mongodbUri === undefined ? {} : { mongodbUri: options.mongodbUri }) });
  try {
    const platform = await createPlatform({
      store,
      vault: await openVault(folder),
      folder,
      ...(options.registry === undefined ? {} : { registry: options.registry }),
    });
    if (await restoreConfiguration(platform)) await finishPackData(platform, options.progress);
    else await installPacks(platform, options.packs, options.progress === undefined ? {} : { progress: options.progress });
    const administrator = await ensureFirstAdministrator(platform, options.adminPassword === undefined ? {} : { password: options.adminPassword });
    const app = createServer({ platform, ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }) });
    await app.listen({ port: options.port, host }).catch((error: unknown) => {
      throw listenError(error, options.port, host);
    });
    const scheduler = startScheduler(platform, { onError: (job, error) => options.onFault(job, error) });
    const address = app.server.address();
    return {
      port: typeof address === "object" && address !== null ? address.port : options.port,
      ...(administrator === undefined ? {} : { administrator }),
      async stop() {
        await app.close();
        await scheduler.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Throws SERVER_PORT_BUSY or SERVER_ADDRESS_REFUSED when nobody could listen there now. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const socket = createSocket();
  await new Promise<void>((done, failed) => {
    socket.once("error", (error) => failed(listenError(error, port, host)));
    socket.listen({ port, host }, () => socket.close(() => done()));
  });
}

/** What the operating system says about the address in coded words; anything else as it is. */
function listenError(error: unknown, port: number, host: string): unknown {
  if (!(error instanceof Error) || !("syscall" in error)) return error;
  if ("code" in error && error.code === "EADDRINUSE") return PortBusy({ facts: { port }, cause: error });
  return AddressRefused({ facts: { host, port, reason: error.message }, cause: error });
}
