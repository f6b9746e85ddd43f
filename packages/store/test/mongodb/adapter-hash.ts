import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SOURCE = new URL("../../src/", import.meta.url);
const FOLDERS = ["dialect", "mongodb", "paging"];
/** What the adapter takes from its neighbour. */
const FILES = ["sqlite/ndjson.ts", "sqlite/text-range.ts", "sqlite/within-time.ts"];

/** SHA-256 over the sources of the adapter and of the dialect that it runs on, names and contents in order. */
export function adapterHash(): string {
  const hash = createHash("sha256");
  for (const folder of FOLDERS) {
    const place = new URL(`${folder}/`, SOURCE);
    for (const name of readdirSync(fileURLToPath(place)).sort()) {
      hash.update(`${folder}/${name}\n`);
      hash.update(readFileSync(new URL(name, place)));
    }
  }
  for (const name of FILES) hash.update(`${name}\n`).update(readFileSync(new URL(name, SOURCE)));
  return hash.digest("hex");
}
