import type { Fact, Grant, JsonObject } from "@zhili/contracts";
import { stepsOf, type WorkflowContext } from "@zhili/engine/workflow";
import { expressionRecord, recordFacts } from "../facts/record-facts.js";
import { actorFacts, gatherFacts, readScope } from "../facts/scope.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";

/** Everything that the pure workflow engine has to know about one record at one moment. */
export async function workflowContext(
  unit: Unit,
  working: WorkingRecord,
  declared: readonly Fact[] | undefined,
  input: JsonObject,
  options: { trusted?: boolean } = {},
): Promise<WorkflowContext> {
  const id = working.record.id;
  const type = working.type;
  const facts: Record<string, unknown> = {};
  const actor = unit.context.actor;
  const scope = readScope(unit, {
    record: () => recordFacts(unit.records.peek(id).record),
    recordTypeRef: type.ref,
    input,
    environment: unit.configuration.environment(type.ref, declared),
    facts: () => ({
      ...facts,
      record: { ...expressionRecord(unit.records.peek(id).record), ...fieldsOf(type, input) },
      input,
      actor: actorFacts(actor, partyOf(unit, working)),
      now: unit.now,
      today: unit.today,
    }),
  });
  await gatherFacts(unit, declared, scope, facts, type.ref);
  const { record } = unit.records.peek(id);
  return {
    now: unit.now,
    today: unit.today,
    actor: options.trusted === true ? { ...actor, kind: "system" } : actor,
    record,
    facts,
    calendar: unit.configuration.calendar,
    eligible: await voters(unit, working),
    holdsRole: (roles: readonly string[]) => unit.ability.holdsRole(roles, record),
    partyOf: () => partyOf(unit, working),
    ...(unit.rehearsal === undefined ? {} : { tolerate: (refusal) => void unit.rehearsal?.refusals.push(refusal) }),
    registeredGuard(name: string, params: JsonObject, given: Readonly<Record<string, unknown>>) {
      const guard = unit.platform.registry.guards.get(name);
      return guard === undefined ? { ok: false } : guard.check(params as JsonObject, given);
    },
  };
}

/** Input fields that are fields of the record, as guards see them before they are written. */
function fieldsOf(type: WorkingRecord["type"], input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).filter(([field]) => Object.hasOwn(type.definition.schema.properties, field)));
}

/** The party for which the person at hand acts. */
function partyOf(unit: Unit, { record }: WorkingRecord): string | undefined {
  const index = (record.partyPaths ?? []).findIndex((path) => unit.context.actor.grants.some((grant) => path.startsWith(grant.orgPath)));
  return index < 0 ? undefined : record.parties?.[index];
}

/** Who holds the roles that votes of the workflow ask for, where the record is; nobody is looked up when there is no vote. */
async function voters(unit: Unit, { type, record }: WorkingRecord): Promise<(roles: readonly string[]) => string[]> {
  const workflow = unit.configuration.workflowDefinitions.get(type.workflow ?? "")?.definition;
  const votes = workflow === undefined ? [] : stepsOf(workflow).filter(({ approval }) => approval !== undefined);
  const asked = new Set(
    votes.flatMap(({ approval, roles }) => [...(approval?.roles ?? roles ?? []), ...(approval?.steps ?? []).flatMap((step) => step.roles)]),
  );
  if (asked.size === 0) return () => [];
  const page = await unit.tx.find("grants", { role: { $in: [...asked] } }, { limit: 5000 });
  const paths = [record.orgPath, ...(record.partyPaths ?? [])];
  const held = (page.items as unknown as Grant[]).filter(
    (grant) => paths.some((path) => path.startsWith(grant.orgPath)) && (grant.from ?? "") <= unit.today && (grant.to ?? "9999") >= unit.today,
  );
  return (roles) => [...new Set(held.filter((grant) => roles.includes(grant.role)).map((grant) => grant.user))];
}
