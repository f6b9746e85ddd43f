import type { Edition, Fact, ObjectSchema } from "@zhili/contracts";
import type { ExpressionType, TypeEnvironment } from "../expression/index.js";
import type { RecordTypeFound } from "./configuration-index.js";
import { factType } from "./fact-types.js";
import { type ObjectType, objectType, recordTypeType, type Scope } from "./typed-records.js";

const CLOCK: TypeEnvironment = { now: "string", today: "string" };

/** The person at hand, in expressions; in steps of a joint record, `party` is the side for which they act, else empty. */
export const ACTOR_TYPE: ObjectType = { object: { id: "string", name: "string", personId: "string", roles: { list: "string" }, party: "string" } };
/** The period of a score or report. */
export const PERIOD_TYPE: ObjectType = { object: { from: "string", to: "string", id: "string" } };

/** What the facts declared at one place add to its environment. */
export function factTypes(scope: Scope, recordType: RecordTypeFound | undefined, facts: readonly Fact[] = []): TypeEnvironment {
  return Object.fromEntries(facts.map((fact) => [fact.id, factType(scope, recordType, fact)]));
}

/** Computed fields, visibility, required, rules and publicity of a record type: `record`, `actor` and its facts. */
export function environmentFor(scope: Scope, recordType: RecordTypeFound): TypeEnvironment {
  return { ...CLOCK, ...factTypes(scope, recordType, recordType.definition.facts), record: recordTypeType(recordType), actor: ACTOR_TYPE };
}

export interface WorkflowPlace {
  readonly facts?: readonly Fact[] | undefined;
  /** Fields typed at the step; unknown (any) when the place is reached from several steps. */
  readonly input?: { readonly fields?: readonly string[] | undefined; readonly schema?: ObjectSchema | undefined };
}

/** Guards, effects and tallies of a workflow: `record`, `input`, `actor`, facts, `now`, `today`. */
export function workflowEnvironment(scope: Scope, recordType: RecordTypeFound, place: WorkflowPlace = {}): TypeEnvironment {
  return {
    ...CLOCK,
    ...factTypes(scope, recordType, place.facts),
    record: recordTypeType(recordType),
    actor: ACTOR_TYPE,
    input: place.input === undefined ? "dyn" : inputType(recordType, place.input),
  };
}

function inputType(recordType: RecordTypeFound, input: NonNullable<WorkflowPlace["input"]>): ObjectType {
  const own = objectType(recordType.definition.schema).object;
  const asked = (input.fields ?? []).flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]] as const]));
  return { object: { ...Object.fromEntries(asked), ...(input.schema === undefined ? {} : objectType(input.schema).object) } };
}

/** Rules and ceiling of a ledger; `source` is a record type whose effects use the rule, any when not told. */
export function ledgerEnvironment(account: RecordTypeFound | undefined, source?: RecordTypeFound): TypeEnvironment {
  return {
    ...CLOCK,
    record: source === undefined ? "dyn" : recordTypeType(source),
    account: account === undefined ? "dyn" : recordTypeType(account),
    input: "dyn",
    item: "dyn",
    amount: "int",
  };
}

/** Indicators and vetoes: `subject`, facts, `period`. */
export function scorecardEnvironment(scope: Scope, subject: RecordTypeFound | undefined, facts: readonly Fact[] = []): TypeEnvironment {
  const type = subject === undefined ? "dyn" : recordTypeType(subject);
  return { ...CLOCK, ...factTypes(scope, subject, facts), subject: type, period: PERIOD_TYPE };
}

/** Grades and tie-breaks of an edition: `score`, `lit`, `max`, `groups.<id>`, and the subject. */
export function gradeEnvironment(edition: Edition, subject: RecordTypeFound | undefined): TypeEnvironment {
  const group: ExpressionType = { object: { score: "double", max: "double", lit: "bool" } };
  return {
    ...CLOCK,
    score: "double",
    max: "double",
    lit: "int",
    groups: { object: Object.fromEntries(edition.groups.map(({ id }) => [id, group])) },
    subject: subject === undefined ? "dyn" : recordTypeType(subject),
    period: PERIOD_TYPE,
  };
}
