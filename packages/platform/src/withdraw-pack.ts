import type { Language } from "@zhili/contracts";
import { type PackDocument, withdrawnPack } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { compileInSlices } from "./configuration/compile-configuration.js";
import { packTitle } from "./configuration/pack-title.js";
import { titleIn } from "./configuration/translate.js";
import { ensureIndexes } from "./ensure-indexes.js";
import { PackUnknown } from "./errors.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { DraftInvalid, PackNeeded, PackWithdrawn } from "./lifecycle/errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, type Revision, readPacks, writeRevision } from "./lifecycle/revision.js";
import { withdrawnPacks } from "./lifecycle/withdrawn-packs.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface Withdrawal {
  readonly pack: string;
  readonly title: string;
  readonly version: string;
  /** Changes of the county to it, which are no longer in force. */
  readonly edits: number;
  /** What stays readable: records of each type, and cases that stand still from then on. */
  readonly types: readonly { readonly recordType: string; readonly title: string; readonly records: number; readonly running: number }[];
}

/** What withdrawing a pack would do. Throws PACK_UNKNOWN, PACK_WITHDRAWN, PACK_NEEDED with the names of those that need it, CONFIGURATION_DENIED. */
export async function planWithdrawal(platform: Platform, context: RequestContext, id: string): Promise<Withdrawal> {
  requireConfigurationRight(asking(platform, context), "configure");
  const { packs, recordTypes } = platform.configuration();
  const pack = packs.find(({ manifest }) => manifest.id === id);
  if (pack === undefined) throw PackUnknown({ facts: { id } });
  const withdrawn = await withdrawnPacks(platform.store, platform.configuration());
  if (withdrawn.has(id)) throw PackWithdrawn({ facts: { pack: id, title: packTitle(pack, "zh-CN"), titleEn: packTitle(pack, "en") } });
  const needing = packs.filter(({ manifest }) => Object.hasOwn(manifest.requires.packs ?? {}, id) && !withdrawn.has(manifest.id));
  if (needing.length > 0) throw neededBy(pack, needing);
  const types: Withdrawal["types"][number][] = [];
  for (const type of recordTypes.values()) {
    if (type.pack !== id) continue;
    const [records, running] = await Promise.all([
      platform.store.count(type.collection, {}),
      type.workflow === undefined ? 0 : platform.store.count(type.collection, { "snapshot.final": false }),
    ]);
    const title = titleIn({ configuration: platform.configuration(), context }, "record-type", type.ref, type.definition);
    if (records > 0) types.push({ recordType: type.ref, title, records, running });
  }
  const { overlay } = await currentRevision(platform.store, platform.configuration());
  const edits = overlay.overrides.filter((override) => isOf(id, override)).length;
  return { pack: id, title: packTitle(pack, context.language), version: pack.version, edits, types };
}

function isOf(pack: string, { definition }: { readonly definition: string }): boolean {
  return definition.startsWith(`${pack}:`);
}

function neededBy(pack: PackDocument, needing: readonly PackDocument[]): Error {
  const names = (language: Language, comma: string) => needing.map((one) => packTitle(one, language)).join(comma);
  const facts = { title: packTitle(pack, "zh-CN"), titleEn: packTitle(pack, "en"), names: names("zh-CN", "、"), namesEn: names("en", ", ") };
  return PackNeeded({ facts: { pack: pack.manifest.id, needing: needing.map(({ manifest }) => manifest.id).join("、"), ...facts } });
}

/**
 * Withdraws a pack: its records can be read and exported, and nothing of it happens any more. Installing a version of it by an upgrade
 * brings it back, cases go on where they stand. Throws what `planWithdrawal` does, REVISION_MOVED, DRAFT_INVALID.
 */
export async function withdrawPack(
  platform: Platform,
  context: RequestContext,
  request: { readonly pack: string; readonly message: string },
): Promise<Revision> {
  requireConfigurationRight(asking(platform, context), "publish");
  await planWithdrawal(platform, context, request.pack);
  const current = await currentRevision(platform.store, platform.configuration());
  const reduced = (packs: readonly PackDocument[]) => packs.map((pack) => (pack.manifest.id === request.pack ? withdrawnPack(pack) : pack));
  const packs = reduced(await readPacks(platform.store, current.packs));
  const own = packs.find(({ manifest }) => manifest.id === request.pack);
  const bases = (await readPacks(platform.store, current.bases)).map((pack) => (pack.manifest.id === request.pack && own !== undefined ? own : pack));
  const issues = await checkDraftPacks(packs, platform.registry);
  if (issues.length > 0) throw DraftInvalid({ facts: { count: issues.length }, issues });
  const configuration = await compileInSlices(packs, platform.registry);
  const overrides = current.overlay.overrides.filter((override) => !isOf(request.pack, override));
  const revision = await runUnit(platform, context, async (unit) => {
    const who = { message: request.message, by: context.actor.id, byName: context.actor.name, at: unit.now };
    const made = await writeRevision(
      unit.tx,
      configuration,
      { kind: "withdraw", ...who, bases, packs, overlay: { ...current.overlay, overrides }, ...(own === undefined ? {} : { withdrew: own.hash }) },
      current.seq,
    );
    unit.audit("configuration.withdraw", { type: "pack", id: request.pack }, { revision: made.revision });
    return made;
  });
  platform.publish(configuration);
  await ensureIndexes(platform);
  return revision;
}
