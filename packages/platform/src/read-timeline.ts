import type { TimelineItem, WorkflowDefinition } from "@zhili/contracts";
import { requireRight, subjectOf } from "./access/require-right.js";
import { translateDefinition } from "./configuration/translate.js";
import { type Platform, type RequestContext, SYSTEM_ACTOR, SYSTEM_NAME } from "./platform.js";
import { readUnit } from "./unit/read-unit.js";
import type { WorkingRecord } from "./unit/record-shelf.js";
import type { Unit } from "./unit/unit.js";
import { namesPeople } from "./views/names-people.js";
import { workflowOnHash } from "./workflows/workflow-on-hash.js";

export interface TimelineView extends TimelineItem {
  /** State and transition in words. */
  readonly fromTitle?: string;
  readonly toTitle?: string;
  readonly transitionTitle?: string;
}

/**
 * What happened to a record, newest first; reasons that are confidential, entries of ledgers that the caller may not read, and for those who
 * may read only a part of the record the names of people are left out.
 */
export function readTimeline(platform: Platform, context: RequestContext, request: { type: string; id: string }): Promise<TimelineView[]> {
  return readUnit(platform, context, async (unit) => {
    const working = await unit.records.get(request.type, request.id);
    requireRight(unit, "read", working.type, working.record);
    const page = await unit.tx.find("timeline", { record: request.id }, { sort: [{ path: "at", direction: "desc" }], limit: 500 });
    const named = namesPeople(unit.ability, working.type, working.record);
    const versions = await versionsOf(unit, working);
    const words = titlesOf(unit, working.type.pack, versions);
    const mayRead = (item: TimelineItem) =>
      item.kind !== "entry" || unit.ability.can("read", subjectOf("ledger", String(item.facts.ledger)), working.record, "entries").allowed;
    return (page.items as unknown as TimelineItem[]).filter(mayRead).map((item) => ({
      ...withoutSecrets(unit, versions, working.record.orgPath, item),
      ...(item.actor === SYSTEM_ACTOR.id ? { actorName: SYSTEM_NAME[context.language] } : {}),
      ...(named || item.actor === unit.context.actor.id ? {} : { actor: "", actorName: "" }),
      ...(item.from === undefined ? {} : { fromTitle: words.get(item.from) ?? item.from }),
      ...(item.to === undefined ? {} : { toTitle: words.get(item.to) ?? item.to }),
      ...(item.transition === undefined ? {} : { transitionTitle: words.get(`>${item.transition}`) ?? item.transition }),
    }));
  });
}

/** The workflow as the record runs through it, and as it is in force, where there still is one. */
async function versionsOf(unit: Unit, working: WorkingRecord): Promise<WorkflowDefinition[]> {
  const own = await workflowOnHash(unit, working);
  const present = unit.configuration.workflowDefinitions.get(working.type.workflow ?? "");
  return [...(own === undefined ? [] : [own.definition]), ...(present === undefined ? [] : [present.definition])];
}

function titlesOf(unit: Unit, packId: string, versions: readonly WorkflowDefinition[]): Map<string, string> {
  const pack = unit.configuration.packs.find((one) => one.manifest.id === packId);
  return new Map(
    versions.flatMap((version) => {
      const shown = pack === undefined ? version : translateDefinition(pack, "workflow", version.id, version, unit.context.language);
      return [...shown.states.map(({ id, title }) => [id, title] as const), ...shown.transitions.map(({ id, title }) => [`>${id}`, title] as const)];
    }),
  );
}

/** The basis of a confidential check is seen only by those whom the definition names; by nobody else when no definition of it is left. */
function withoutSecrets(unit: Unit, versions: readonly WorkflowDefinition[], orgPath: string, item: TimelineItem): TimelineItem {
  if (item.kind !== "check" || item.actor === unit.context.actor.id) return item;
  const gates = versions
    .flatMap(({ states }) => states)
    .flatMap(({ checklist }) => (checklist?.items.some(({ id }) => id === item.facts.item) ? [checklist] : []));
  const mayKnow = ({ confidentialTo }: (typeof gates)[number]) =>
    confidentialTo === undefined || unit.ability.holdsRole(confidentialTo, { orgPath }) !== undefined;
  if (gates.length > 0 && gates.every(mayKnow)) return item;
  const { basis: _basis, ...facts } = item.facts;
  const { comment: _comment, ...rest } = item;
  return { ...rest, facts };
}
