import type { Issue } from "@zhili/contracts";
import { type PackDocument, readPack } from "@zhili/engine/packs";
import { checkPacks } from "./configuration/check-packs.js";
import { compileConfiguration } from "./configuration/compile-configuration.js";
import { orderPacks } from "./configuration/order-packs.js";
import { ensureIndexes } from "./ensure-indexes.js";
import { PackInvalid } from "./errors.js";
import { currentRevision, packsInForce, readPacks, writeRevision } from "./lifecycle/revision.js";
import { finishPackData, type LoadProgress, type PackDataOptions, rememberPackData } from "./load-pack-data.js";
import { PackNeedsUpgrade } from "./moves/errors.js";
import { declaredBetween } from "./moves/planned-moves.js";
import { recoverUpgrade } from "./moves/recover-upgrade.js";
import type { Platform, RequestContext } from "./platform.js";
import { type PackFiles, readPackSource } from "./read-pack-source.js";
import { requireEditionsKept } from "./scores/require-editions-kept.js";
import { systemContext } from "./tick.js";
import { runUnit } from "./unit/run-unit.js";

export interface PackReading {
  readonly packs: readonly PackDocument[];
  readonly issues: readonly Issue[];
}

/**
 * Reads packs from folders and archives and checks them as one configuration, together with those of `inForce` that they don't take the
 * place of; nothing is installed. Answers the packs that were read. Throws ARCHIVE_*, PACK_FOLDER_UNREADABLE, PACK_MISSING.
 */
export async function validatePacks(platform: Platform, sources: readonly (string | PackFiles)[], inForce: readonly PackDocument[] = []): Promise<PackReading> {
  const packs: PackDocument[] = [];
  const issues: Issue[] = [];
  const sourceOf = new Map<string, string>();
  for (const one of sources) {
    const { source, files } = await readPackSource(one);
    const read = readPack(files);
    issues.push(...read.issues.map((issue) => ({ ...issue, file: `${source}/${issue.file ?? ""}` })));
    if (read.pack === undefined) continue;
    packs.push(read.pack);
    sourceOf.set(read.pack.manifest.id, source);
  }
  if (issues.length > 0) return { packs, issues };
  const ordered = orderPacks(withNewer(inForce, packs));
  const found = checkPacks(ordered, platform.registry);
  return { packs: ordered.filter((pack) => packs.includes(pack)), issues: found.map((issue) => ({ ...issue, file: withSource(issue, sourceOf) })) };
}

/** Puts packs into force together. Throws PACK_INVALID with every issue, PACK_MISSING for packs that are needed and not there. */
export async function installPacks(
  platform: Platform,
  sources: readonly (string | PackFiles)[],
  options: PackDataOptions & { progress?: LoadProgress } = {},
): Promise<void> {
  const { packs, issues } = await validatePacks(platform, sources);
  if (issues.length > 0) throw PackInvalid({ facts: { count: issues.length }, issues });
  await rememberPackData(
    platform,
    packs.map((pack) => pack.manifest.id),
    options,
  );
  await applyPacks(platform, packs);
  await finishPackData(platform, options.progress);
}

/**
 * Makes packs the configuration in force, whole, as a publication of its own; the audit trail says by whom. Packs that are there already
 * keep the county's changes as long as they are given as they are in force. Throws PACK_NEEDS_UPGRADE for a version whose migrations move data, SCORECARD_EDITION_IN_USE.
 */
export async function applyPacks(platform: Platform, packs: readonly PackDocument[], context: RequestContext = systemContext(platform)): Promise<void> {
  const configuration = compileConfiguration(packs, platform.registry);
  await runUnit(platform, context, async (unit) => {
    const before = await currentRevision(unit.tx, platform.configuration());
    for (const { pack } of declaredBetween(await readPacks(unit.tx, before.bases), packs)) throw PackNeedsUpgrade({ facts: { pack } });
    await requireEditionsKept(unit.tx, platform.configuration(), configuration);
    const baseOf = new Map(before.packs.map((hash, at) => [hash, before.bases[at] ?? hash]));
    const kept = await readPacks(unit.tx, [...baseOf.values()]);
    const bases = packs.map((pack) => kept.find(({ hash }) => hash === baseOf.get(pack.hash)) ?? pack);
    const edited = new Set(bases.filter((base, at) => base.hash !== packs[at]?.hash).map(({ manifest }) => manifest.id));
    const overrides = before.overlay.overrides.filter(({ definition }) => edited.has(definition.slice(0, definition.indexOf(":"))));
    const who = { by: context.actor.id, byName: context.actor.name, at: unit.now };
    const overlay = { ...before.overlay, overrides };
    await writeRevision(unit.tx, configuration, { kind: "install", message: "", ...who, bases, packs, overlay });
    unit.audit("configuration.publish", undefined, {
      revision: configuration.revision,
      packs: packs.map((pack) => `${pack.manifest.id}@${pack.version}`),
    });
  });
  platform.publish(configuration);
  await ensureIndexes(platform);
}

/** Puts the configuration of the store into force; an upgrade that was cut off is brought to an end first. False when there is none yet. */
export async function restoreConfiguration(platform: Platform): Promise<boolean> {
  await recoverUpgrade(platform);
  const hashes = await packsInForce(platform.store);
  if (hashes === undefined) return false;
  platform.publish(compileConfiguration(await readPacks(platform.store, hashes), platform.registry));
  return true;
}

/** Packs in force with the named ones in the place of those of the same id. */
export function withNewer(inForce: readonly PackDocument[], named: readonly PackDocument[]): PackDocument[] {
  const ids = new Set(named.map(({ manifest }) => manifest.id));
  return [...inForce.filter(({ manifest }) => !ids.has(manifest.id)), ...named];
}

function withSource({ pack, file = "" }: Issue, sourceOf: ReadonlyMap<string, string>): string {
  const source = pack === undefined ? undefined : sourceOf.get(pack);
  return source === undefined ? file : `${source.replace(/\/+$/, "")}/${file}`;
}
