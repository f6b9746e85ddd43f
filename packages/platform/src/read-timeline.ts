import type { TimelineItem } from "@zhili/contracts";
import { requireRight, subjectOf } from "./access/require-right.js";
import { translateDefinition } from "./configuration/translate.js";
import { type Platform, type RequestContext, SYSTEM_ACTOR, SYSTEM_NAME } from "./platform.js";
import { readUnit } from "./unit/read-unit.js";
import type { Unit } from "./unit/unit.js";
import { namesPeople } from "./views/names-people.js";

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
    const words = titlesOf(unit, working.type.workflow);
    const mayRead = (item: TimelineItem) =>
      item.kind !== "entry" || unit.ability.can("read", subjectOf("ledger", String(item.facts.ledger)), working.record, "entries").allowed;
    return (page.items as unknown as TimelineItem[]).filter(mayRead).map((item) => ({
      ...withoutSecrets(unit, working.type.workflow, working.record.orgPath, item),
      ...(item.actor === SYSTEM_ACTOR.id ? { actorName: SYSTEM_NAME[context.language] } : {}),
      ...(named || item.actor === unit.context.actor.id ? {} : { actor: "", actorName: "" }),
      ...(item.from === undefined ? {} : { fromTitle: words.get(item.from) ?? item.from }),
      ...(item.to === undefined ? {} : { toTitle: words.get(item.to) ?? item.to }),
      ...(item.transition === undefined ? {} : { transitionTitle: words.get(`>${item.transition}`) ?? item.transition }),
    }));
  });
}

function titlesOf(unit: Unit, workflow: string | undefined): Map<string, string> {
  const placed = unit.configuration.workflowDefinitions.get(workflow ?? "");
  const pack = unit.configuration.packs.find((one) => one.manifest.id === placed?.pack);
  if (placed === undefined || pack === undefined) return new Map();
  const definition = translateDefinition(pack, "workflow", placed.definition.id, placed.definition, unit.context.language);
  return new Map([
    ...definition.states.map((state) => [state.id, state.title] as const),
    ...definition.transitions.map((one) => [`>${one.id}`, one.title] as const),
  ]);
}

/** The basis of a confidential check is seen only by those whom the definition names. */
function withoutSecrets(unit: Unit, workflow: string | undefined, orgPath: string, item: TimelineItem): TimelineItem {
  if (item.kind !== "check") return item;
  const states = unit.configuration.workflowDefinitions.get(workflow ?? "")?.definition.states ?? [];
  const gate = states.find((state) => state.checklist?.items.some((check) => check.id === item.facts.item))?.checklist;
  const allowed = gate?.confidentialTo;
  if (allowed === undefined || item.actor === unit.context.actor.id || unit.ability.holdsRole(allowed, { orgPath }) !== undefined) return item;
  const { basis: _basis, ...facts } = item.facts;
  const { comment: _comment, ...rest } = item;
  return { ...rest, facts };
}
