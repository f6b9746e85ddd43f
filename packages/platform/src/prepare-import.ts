import type { Json } from "@zhili/contracts";
import { type PackDocument, sameJson } from "@zhili/engine/packs";
import { askingIn } from "./access/asking.js";
import { type Comparison, comparePacks } from "./compare-revisions.js";
import { beginDraft } from "./lifecycle/begin-draft.js";
import type { Draft } from "./lifecycle/draft.js";
import { effectivePacks, type Overlay } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, readPacks } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";
import { type CarriedConfiguration, type CarriedPack, readConfigurationFile } from "./transfer/configuration-file.js";
import { ConfigurationBaseMissing, ConfigurationFileBroken } from "./transfer/errors.js";
import { runUnit } from "./unit/run-unit.js";

export interface PreparedImport {
  /** The changes and choices of the file in the place of those here; nothing is in force before it is published. */
  readonly draft: Draft;
  readonly difference: Comparison;
  /** Changes and choices are those here already, signatures too. */
  readonly same: boolean;
  /** Packs here that the file says nothing of; they stay as they are. */
  readonly untouched: readonly string[];
  readonly accepted: CarriedConfiguration["accepted"];
}

/**
 * Begins a draft with the changes and choices of another site. Every pack of the file must be in force here with the same published
 * content; nothing is guessed by name. Throws CONFIGURATION_BASE_MISSING, CONFIGURATION_FILE_BROKEN, ARCHIVE_*, CONFIGURATION_DENIED.
 */
export async function prepareImport(platform: Platform, context: RequestContext, source: string, bytes: Uint8Array): Promise<PreparedImport> {
  const file = await readConfigurationFile(source, bytes);
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const current = await currentRevision(unit.tx, unit.configuration);
    const bases = await readPacks(unit.tx, current.bases);
    requireBases(source, file.packs, bases);
    const overlay = imported(source, file, current.overlay);
    const packs = effectivePacks(bases, overlay);
    requireOutcome(source, file.packs, packs);
    const draft = await beginDraft(unit, {
      title: source.slice(-200),
      on: current.seq,
      bases: current.bases,
      overlay,
    });
    unit.audit("draft.import", { type: "draft", id: draft.id }, { packs: file.packs.map(({ id, version }) => `${id}@${version}`) });
    return {
      draft,
      difference: comparePacks(await readPacks(unit.tx, current.packs), packs, unit.context.language),
      same: sameJson(plain(overlay), plain(current.overlay)),
      untouched: bases.map(({ manifest }) => manifest.id).filter((id) => !file.packs.some((one) => one.id === id)),
      accepted: file.accepted,
    };
  });
}

function requireBases(source: string, packs: readonly CarriedPack[], bases: readonly PackDocument[]): void {
  const missing = packs.filter(({ hash }) => !bases.some((base) => base.hash === hash));
  if (missing.length === 0) return;
  const told = (here: (version: string) => string) =>
    missing.map(({ id, version, hash }) => `${id} ${version} ${hash}${here(bases.find(({ manifest }) => manifest.id === id)?.version ?? "–")}`).join("; ");
  throw ConfigurationBaseMissing({ facts: { source, packs: told((version) => ` (here: ${version})`), packsZh: told((version) => `（这里：${version}）`) } });
}

/** Changes and choices of the file for its packs; those of other packs stay. */
function imported(source: string, { packs, overlay }: CarriedConfiguration, own: Overlay): Overlay {
  const carried = new Set(packs.map(({ id }) => id));
  const isCarried = ({ definition }: { readonly definition: string }) => carried.has(definition.slice(0, definition.indexOf(":")));
  const [overrides, choices] = [overlay.overrides, overlay.choices ?? []];
  const stray = [...overrides, ...choices].find((one) => !isCarried(one));
  if (stray !== undefined)
    throw ConfigurationFileBroken({
      facts: { source, reason: `${stray.definition} belongs to no pack of the file`, reasonZh: `${stray.definition} 不属于文件中的配置包` },
    });
  const kept = <T extends { readonly definition: string }>(list: readonly T[]) => list.filter((one) => !isCarried(one));
  return { ...own, overrides: [...overrides, ...kept(own.overrides)], choices: [...choices, ...kept(own.choices ?? [])] };
}

/** The changes must make of each pack what they made of it where the file was written. */
function requireOutcome(source: string, carried: readonly CarriedPack[], packs: readonly PackDocument[]): void {
  const other = carried.find(({ id, effective }) => packs.find(({ manifest }) => manifest.id === id)?.hash !== effective);
  if (other === undefined) return;
  const facts = { source, reason: `its changes of ${other.id} do not give what the file says`, reasonZh: `${other.id} 的修改得不出文件所说的内容` };
  throw ConfigurationFileBroken({ facts });
}

function plain(overlay: Overlay): Json {
  return JSON.parse(JSON.stringify({ ...overlay, choices: overlay.choices ?? [] })) as Json;
}
