import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMongoDouble } from "../../packages/store/test/mongodb/double/index.js";
import type { ServerPlace } from "./start-server.js";

export interface OwnPlace extends ServerPlace {
  /** Leaves nothing behind. */
  dispose(): Promise<void>;
}

/** A data folder of its own; removed at the end. */
export async function ownFolder(): Promise<OwnPlace> {
  const folder = await mkdtemp(join(tmpdir(), "zhili-journey-"));
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}

/** A data folder and a database that speaks MongoDB's protocol; the real driver talks to it. */
export async function ownDatabase(): Promise<OwnPlace> {
  const { folder, dispose } = await ownFolder();
  const double = await startMongoDouble();
  return {
    folder,
    mongodbUri: double.uri,
    dispose: async () => {
      await double.close();
      await dispose();
    },
  };
}

/** Every store that a journey is walked on. */
export const STORES = [
  { name: "SQLite", adapter: "sqlite", open: ownFolder },
  { name: "MongoDB", adapter: "mongodb", open: ownDatabase },
] as const;
