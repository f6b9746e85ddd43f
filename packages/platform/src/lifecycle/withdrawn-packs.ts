import type { StoreReader } from "@zhili/contracts";
import type { Configuration } from "../configuration/configuration.js";
import { currentRevision, REVISIONS } from "./revision.js";

/** Ids of the packs in force of which only what is needed to read their records is left. */
export async function withdrawnPacks(reader: StoreReader, configuration: Configuration): Promise<ReadonlySet<string>> {
  const { items } = await reader.find(REVISIONS, { kind: "withdraw" }, { projection: ["withdrew"] });
  if (items.length === 0) return new Set();
  const left = new Set(items.map(({ withdrew }) => String(withdrew ?? "")));
  const { packs, bases } = await currentRevision(reader, configuration);
  const baseOf = new Map(packs.map((hash, at) => [hash, bases[at] ?? ""]));
  return new Set(configuration.packs.filter(({ hash }) => left.has(baseOf.get(hash) ?? "")).map(({ manifest }) => manifest.id));
}
