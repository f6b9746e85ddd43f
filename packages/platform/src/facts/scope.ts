import type { Actor, Fact, Json, JsonObject } from "@zhili/contracts";
import type { TypeEnvironment } from "@zhili/engine/expression";
import type { ReadScope, RecordFacts } from "@zhili/plugin-api";
import { balanceOf, turnoverOf } from "../ledgers/standing.js";
import { recordType } from "../records/record-type.js";
import { periodBefore } from "../scores/period.js";
import { quotaPlace } from "../scores/quota-place.js";
import { standingScore } from "../scores/standing-score.js";
import type { Unit } from "../unit/unit.js";
import { recordFacts } from "./record-facts.js";
import { recordFilter, storePath } from "./record-filter.js";

export interface ScopeParts {
  readonly record?: () => RecordFacts;
  readonly recordTypeRef?: string;
  readonly input?: JsonObject;
  readonly environment: TypeEnvironment;
  /** Every name that expressions see. */
  facts(): Readonly<Record<string, unknown>>;
}

/** The person at hand, in expressions, and the party for which they act. */
export function actorFacts(actor: Actor, party = ""): JsonObject {
  return { id: actor.id, name: actor.name, personId: actor.personId ?? "", roles: actor.grants.map((grant) => grant.role), party };
}

/** What sources, guards and effects may read inside a unit. */
export function readScope(unit: Unit, parts: ScopeParts): ReadScope {
  const { configuration, tx } = unit;
  const periodAt = (scorecard: string, period: string | undefined, back: number | undefined): string | undefined => {
    const kind = configuration.scorecardDefinitions.get(scorecard)?.definition.period;
    return back === undefined || kind === undefined ? period : periodBefore(kind, period ?? unit.today, back).id;
  };
  const evaluate = (expression: string, extra: Readonly<Record<string, unknown>> = {}): Json =>
    configuration.evaluator.evaluate(expression, withExtra(parts.environment, extra), { ...parts.facts(), ...extra });
  return {
    get record() {
      return parts.record?.();
    },
    input: parts.input ?? {},
    actor: unit.context.actor,
    now: unit.now,
    today: unit.today,
    evaluate,
    async getRecord(type, id) {
      if (type === "org-unit" || type === "user") return undefined;
      const found = await unit.records.find(type, id);
      return found === undefined ? undefined : recordFacts(found.record);
    },
    async findRecords(type, where, options = {}) {
      const definition = recordType(configuration, type);
      await unit.records.flush();
      const page = await tx.find(definition.collection, recordFilter(definition, where, evaluate), {
        limit: options.limit ?? 1000,
        sort: (options.sort ?? []).map((key) => ({ path: storePath(definition, key.field), direction: key.direction })),
        projection: ["id"],
      });
      const found = await Promise.all(page.items.map((item) => unit.records.get(type, item.id)));
      return found.map((one) => recordFacts(one.record));
    },
    async measureRecords(type, where, measure, field) {
      const definition = recordType(configuration, type);
      await unit.records.flush();
      const filter = recordFilter(definition, where, evaluate);
      if (measure === "count") return tx.count(definition.collection, filter);
      const path = storePath(definition, field ?? "id");
      const rows = await tx.group(definition.collection, { filter, keys: [], measures: [{ name: "value", measure, path }] });
      return Number(rows[0]?.value ?? 0);
    },
    readBalance: (ledger, account) => balanceOf(unit, ledger, account),
    measureEntries: (ledger, account, measure, only) => turnoverOf(unit, ledger, account, measure, only),
    readPlace: (scorecard, subject, period, back) => quotaPlace(unit, scorecard, subject, periodAt(scorecard, period, back)),
    readScore: (scorecard, subject, period, back) => standingScore(unit, scorecard, subject, periodAt(scorecard, period, back)),
  };
}

const extended = new WeakMap<TypeEnvironment, Map<string, TypeEnvironment>>();

/** The environment with names that only one effect knows; the same names give the same object, so that compiling is remembered. */
function withExtra(environment: TypeEnvironment, extra: Readonly<Record<string, unknown>>): TypeEnvironment {
  const names = Object.keys(extra).sort();
  if (names.length === 0) return environment;
  let known = extended.get(environment);
  if (known === undefined) {
    known = new Map();
    extended.set(environment, known);
  }
  const key = names.join(" ");
  const found = known.get(key) ?? { ...environment, ...Object.fromEntries(names.map((name) => [name, "dyn" as const])) };
  known.set(key, found);
  return found;
}

/** Gathers the declared facts; a fact may use the ones before it. */
export async function gatherFacts(
  unit: Unit,
  facts: readonly Fact[] | undefined,
  scope: ReadScope,
  into: Record<string, unknown>,
  recordTypeRef: string | undefined,
): Promise<void> {
  for (const fact of facts ?? []) {
    const source = unit.platform.registry.sources.get(fact.source);
    if (source === undefined) continue;
    const params = { ...(fact.params ?? {}) } as JsonObject;
    if (recordTypeRef !== undefined && typeof params.field === "string" && fact.source === "reference") {
      const target = recordType(unit.configuration, recordTypeRef).references.get(params.field);
      if (target !== undefined) params.$refersTo = target;
    }
    into[fact.id] = factValue(await source.gather(params, scope));
  }
}

/** Records become what expressions see: fields with the envelope beside them. */
function factValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(factValue);
  if (!isRecordFacts(value)) return value;
  return { ...value.data, id: value.id, state: value.state ?? "", orgUnit: value.orgUnit, createdBy: value.createdBy, createdAt: value.createdAt };
}

function isRecordFacts(value: unknown): value is RecordFacts {
  return typeof value === "object" && value !== null && "data" in value && "orgPath" in value;
}
