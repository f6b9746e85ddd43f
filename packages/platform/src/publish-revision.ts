import { asking } from "./access/asking.js";
import { compileInSlices } from "./configuration/compile-configuration.js";
import { ensureIndexes } from "./ensure-indexes.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { DraftInvalid } from "./lifecycle/errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, type Revision, readPacks, readRevision, writeRevision } from "./lifecycle/revision.js";
import { RevisionBehindMove } from "./moves/errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { requireEditionsKept } from "./scores/require-editions-kept.js";
import { runUnit } from "./unit/run-unit.js";

/**
 * Publishes an earlier configuration again, as a publication of its own: history is never rewritten. Throws REVISION_NOT_FOUND,
 * DRAFT_INVALID when it no longer holds on this platform, REVISION_BEHIND_MOVE when stored data has another shape since, SCORECARD_EDITION_IN_USE, REVISION_MOVED, CONFIGURATION_DENIED.
 */
export async function publishRevision(
  platform: Platform,
  context: RequestContext,
  request: { readonly seq: number; readonly message: string; readonly expected?: number },
): Promise<Revision> {
  requireConfigurationRight(asking(platform, context), "publish");
  const earlier = await readRevision(platform.store, request.seq);
  const current = await currentRevision(platform.store, platform.configuration());
  if ((earlier.shape ?? "") !== (current.shape ?? "")) throw RevisionBehindMove({ facts: { seq: request.seq } });
  const [bases, packs] = await Promise.all([readPacks(platform.store, earlier.bases), readPacks(platform.store, earlier.packs)]);
  const issues = await checkDraftPacks(packs, platform.registry);
  if (issues.length > 0) throw DraftInvalid({ facts: { count: issues.length }, issues });
  const configuration = await compileInSlices(packs, platform.registry);
  const revision = await runUnit(platform, context, async (unit) => {
    await requireEditionsKept(unit.tx, platform.configuration(), configuration);
    const { overlay } = earlier;
    const who = { by: context.actor.id, byName: context.actor.name, at: unit.now };
    const made = await writeRevision(unit.tx, configuration, { kind: "rollback", message: request.message, ...who, bases, packs, overlay }, request.expected);
    unit.audit("configuration.rollback", { type: "revision", id: String(made.seq) }, { to: request.seq, revision: made.revision });
    return made;
  });
  platform.publish(configuration);
  await ensureIndexes(platform);
  return revision;
}
