import { fileURLToPath } from "node:url";
import type { PackDocument } from "@zhili/engine/packs";
import { openSqliteStore } from "@zhili/store";
import { expect } from "vitest";
import { createPlatform, createVault, type Platform, validatePacks } from "../../src/index.js";

const folders = ["base", "resettlement", "compound", "border"].map((name) => fileURLToPath(new URL(`../../../../templates/${name}`, import.meta.url)));

export async function newPlatform(): Promise<Platform> {
  return createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(3)) });
}

/** The packs of the repository, free of issues. */
export async function readShipped(platform: Platform): Promise<readonly PackDocument[]> {
  const read = await validatePacks(platform, folders);
  expect(read.issues).toEqual([]);
  return read.packs;
}
