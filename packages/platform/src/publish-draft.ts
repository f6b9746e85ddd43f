import type { StateChoices } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { checkPublication } from "./check-publication.js";
import { ensureIndexes } from "./ensure-indexes.js";
import { DRAFTS, readDraft } from "./lifecycle/draft.js";
import { joinChoices } from "./lifecycle/join-choices.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { type Revision, writeRevision } from "./lifecycle/revision.js";
import { type Person, readSecondPersonRule, requireSecondPerson } from "./lifecycle/second-person.js";
import { runUpgrade } from "./moves/run-upgrade.js";
import type { Platform, RequestContext } from "./platform.js";
import { requireEditionsKept } from "./scores/require-editions-kept.js";
import { runUnit } from "./unit/run-unit.js";

export interface Publication {
  readonly draft: string;
  readonly version: number;
  readonly message: string;
  /** Red cases that are accepted by name, each with a reason. */
  readonly accept?: readonly { readonly case: string; readonly reason: string }[];
  /** For an upgrade: where cases go whose state the newer version does not have, workflow to state to state; on top of what the draft says. */
  readonly states?: StateChoices;
}

export interface PublicationWatch {
  readonly progress?: (done: number, of: number, title: string) => void;
  /** Ends it at any time; an upgrade takes back what it moved. */
  readonly signal?: AbortSignal;
  /** Ends it as long as it only checks and has changed nothing. */
  readonly checking?: AbortSignal;
}

/**
 * Makes a draft the configuration in force: checked as a whole, the packs' cases run, then one transaction; open pages are told after.
 * One that brings in a newer version of a pack moves the records that its migrations name; see `runUpgrade`. Throws PUBLICATION_NEEDS_SECOND, DRAFT_BEHIND, DRAFT_STALE, DRAFT_CONFLICTS, DRAFT_INVALID, CONFIGURATION_CASES_RED, SCORECARD_EDITION_IN_USE, REVISION_MOVED, CONFIGURATION_DENIED; then nothing has changed.
 */
export async function publishDraft(platform: Platform, context: RequestContext, request: Publication, watch: PublicationWatch = {}): Promise<Revision> {
  requireConfigurationRight(asking(platform, context), "publish");
  const submitted = requireSecondPerson(await readSecondPersonRule(platform.store), await readDraft(platform.store, request.draft), context);
  const accept = [...(submitted?.accept ?? []), ...(request.accept ?? [])];
  const { draft, bases, packs, configuration } = await checkPublication(platform, context, { ...request, accept }, watch);
  const { message } = request;
  const told = { message, ...(accept.length === 0 ? {} : { accepted: accept }), ...(submitted === undefined ? {} : { submitted: personOf(submitted) }) };
  const { upgrade } = draft;
  if (upgrade !== undefined) {
    const states = joinChoices(draft.states, request.states);
    return runUpgrade(platform, context, { draft: { ...draft, upgrade }, configuration, bases, packs, states, revision: told }, watch);
  }
  const revision = await runUnit(platform, context, async (unit) => {
    await requireEditionsKept(unit.tx, platform.configuration(), configuration);
    const who = { by: context.actor.id, byName: context.actor.name, at: unit.now };
    const made = await writeRevision(unit.tx, configuration, { kind: "publish", ...told, ...who, bases, packs, overlay: draft.overlay }, draft.on);
    await unit.tx.deleteOne(DRAFTS, { id: draft.id });
    unit.audit("configuration.publish", { type: "revision", id: String(made.seq) }, { revision: made.revision, message });
    return made;
  });
  platform.publish(configuration);
  await ensureIndexes(platform);
  return revision;
}

function personOf({ by, byName, at }: Person): Person {
  return { by, byName, at };
}
