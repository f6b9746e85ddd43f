import type { JsonObject, StoreReader, StoreTransaction } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import type { Configuration } from "../configuration/configuration.js";
import { UpgradeUnderWay } from "../moves/errors.js";
import { openUpgrade } from "../moves/upgrade.js";
import { RevisionMoved, RevisionNotFound } from "./errors.js";
import { baseOf, emptyOverlay, type Overlay } from "./overlay.js";
import type { Person } from "./second-person.js";

export const REVISIONS = "revisions";
const CURRENT = { collection: "configuration", id: "current" } as const;

/** One publication of the whole configuration, never changed afterwards. */
export interface Revision {
  /** Counts publications, from 1. */
  readonly seq: number;
  /** Content hash; the same content has the same. */
  readonly revision: string;
  readonly kind: "install" | "publish" | "upgrade" | "rollback" | "withdraw";
  readonly message: string;
  readonly by: string;
  readonly byName: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Hashes of the packs as published by their authors, in dependency order. */
  readonly bases: readonly string[];
  /** Hashes of the packs with the county's changes. */
  readonly packs: readonly string[];
  readonly overlay: Overlay;
  /** The upgrade that made it, or that it takes back. */
  readonly upgrade?: string;
  /** The upgrade whose moves the stored data has undergone; empty or absent before the first that moved any. */
  readonly shape?: string;
  /** Hash of what is left of the pack that it withdrew. */
  readonly withdrew?: string;
  /** Who submitted it, where a second person published it. */
  readonly submitted?: Person;
  /** Red cases that somebody accepted, with the reason. */
  readonly accepted?: readonly { readonly case: string; readonly reason: string }[];
}

export type NewRevision = Omit<Revision, "seq" | "revision" | "bases" | "packs"> & {
  readonly bases: readonly PackDocument[];
  readonly packs: readonly PackDocument[];
};

/** Publication in force; 0 before the first. */
export async function currentSeq(reader: StoreReader): Promise<number> {
  const current = await reader.get(CURRENT.collection, CURRENT.id);
  return Number(current?.seq ?? 0);
}

/** Hashes of the packs of the publication in force; undefined before the first. */
export async function packsInForce(reader: StoreReader): Promise<readonly string[] | undefined> {
  const current = await reader.get(CURRENT.collection, CURRENT.id);
  return current === undefined ? undefined : ((current.packs ?? []) as string[]);
}

/** One publication. Throws REVISION_NOT_FOUND. */
export async function readRevision(reader: StoreReader, seq: number): Promise<Revision> {
  const found = await reader.get(REVISIONS, idOf(seq));
  if (found === undefined) throw RevisionNotFound({ facts: { seq } });
  const { id: _id, ...revision } = found;
  return revision as unknown as Revision;
}

/** The publication in force. A store that never published has an empty one over the packs of the configuration. */
export async function currentRevision(reader: StoreReader, configuration: Configuration): Promise<Revision> {
  const seq = await currentSeq(reader);
  if (seq > 0) return readRevision(reader, seq);
  const hashes = configuration.packs.map((pack) => pack.hash);
  const overlay = emptyOverlay(configuration.packs);
  return { seq: 0, revision: configuration.revision, kind: "install", message: "", by: "system", byName: "", at: "", bases: hashes, packs: hashes, overlay };
}

/** Packs by their hashes, in the order given. */
export async function readPacks(reader: StoreReader, hashes: readonly string[]): Promise<PackDocument[]> {
  const found = new Map((await reader.getMany("packs", hashes)).map((one) => [one.id, one.pack as unknown as PackDocument]));
  return hashes.flatMap((hash) => found.get(hash) ?? []);
}

/**
 * Remembers the packs and definitions of a configuration and makes it the one in force. Throws REVISION_MOVED when another publication
 * came in between, UPGRADE_UNDER_WAY while records move for another one.
 */
export async function writeRevision(tx: StoreTransaction, configuration: Configuration, next: NewRevision, expected?: number): Promise<Revision> {
  const before = await currentSeq(tx);
  const shape = next.shape ?? (before === 0 ? undefined : (await readRevision(tx, before)).shape);
  const { upgrade } = next;
  const open = await openUpgrade(tx);
  if (open !== undefined && open.id !== upgrade) throw UpgradeUnderWay({ facts: { pack: open.pack, from: open.from, to: open.to } });
  if (expected !== undefined && expected !== before) throw RevisionMoved({ facts: { expected, actual: before } });
  for (const { ref, hash, definition } of [...configuration.workflowDefinitions.values(), ...configuration.recordTypes.values()]) {
    if ((await tx.get("definitions", hash)) === undefined) await tx.insertOne("definitions", { id: hash, ref, document: plain(definition) });
  }
  for (const pack of [...next.bases, ...next.packs]) {
    const { sources: _sources, ...kept } = pack;
    if ((await tx.get("packs", pack.hash)) === undefined) await tx.insertOne("packs", { id: pack.hash, pack: plain(kept) });
  }
  const hashes = (packs: readonly PackDocument[]) => packs.map((pack) => pack.hash);
  const revision: Revision = {
    ...next,
    ...(shape === undefined ? {} : { shape }),
    seq: before + 1,
    revision: configuration.revision,
    bases: hashes(next.bases),
    packs: hashes(next.packs),
    overlay: { ...next.overlay, base: baseOf(next.bases) },
  };
  await tx.insertOne(REVISIONS, { ...plain(revision), id: idOf(revision.seq) });
  await tx.updateOne(
    CURRENT.collection,
    { id: CURRENT.id },
    { $set: { revision: revision.revision, packs: [...revision.packs], seq: revision.seq } },
    { upsert: true },
  );
  return revision;
}

function idOf(seq: number): string {
  return String(seq).padStart(8, "0");
}

function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
