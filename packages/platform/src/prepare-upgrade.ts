import { type PackDocument, renamesBetween } from "@zhili/engine/packs";
import { askingIn } from "./access/asking.js";
import { orderPacks } from "./configuration/order-packs.js";
import { PackMissing } from "./errors.js";
import { beginDraft } from "./lifecycle/begin-draft.js";
import type { Draft } from "./lifecycle/draft.js";
import { signConflicts } from "./lifecycle/draft-conflict.js";
import { mergeConfigurations } from "./lifecycle/merge-into-draft.js";
import { overlayOf, withRenames } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, readPacks } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/**
 * Begins a draft that brings in a newer version of an installed pack with the county's edits kept: base, ours and theirs are merged, and
 * what both changed waits for a choice. Nothing is in force before it is published. Throws PACK_MISSING, CONFIGURATION_DENIED.
 */
export function prepareUpgrade(platform: Platform, context: RequestContext, newer: PackDocument): Promise<Draft> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const current = await currentRevision(unit.tx, unit.configuration);
    const bases = await readPacks(unit.tx, current.bases);
    const id = newer.manifest.id;
    const old = bases.find(({ manifest }) => manifest.id === id);
    if (old === undefined) throw PackMissing({ facts: { pack: id, needed: id, range: "*" } });
    const nextBases = orderPacks(bases.map((pack) => (pack === old ? newer : pack)));
    const ours = await readPacks(unit.tx, current.packs);
    const renames = renamesBetween(old, newer);
    const merged = mergeConfigurations(bases, ours, nextBases);
    if ((await unit.tx.get("packs", newer.hash)) === undefined) {
      const { sources: _sources, ...kept } = newer;
      await unit.tx.insertOne("packs", { id: newer.hash, pack: JSON.parse(JSON.stringify(kept)) });
    }
    const draft = await beginDraft(unit, {
      title: `${newer.manifest.title} ${old.version} → ${newer.version}`,
      on: current.seq,
      bases: nextBases.map((pack) => pack.hash),
      overlay: overlayOf(nextBases, merged.packs, withRenames(current.overlay, id, renames), { by: context.actor.name, at: unit.now }),
      upgrade: { pack: id, from: old.version, to: newer.version },
      conflicts: signConflicts(merged.conflicts, "upgrade", { ours: withRenames(current.overlay, id, renames) }),
    });
    unit.audit("draft.upgrade", { type: "draft", id: draft.id }, { pack: id, from: old.version, to: newer.version });
    return draft;
  });
}
