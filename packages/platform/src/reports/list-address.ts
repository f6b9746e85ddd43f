import type { Dataset, Json, JsonObject, OrgUnit } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import { schemaAt } from "../facts/record-filter.js";
import type { Unit } from "../unit/unit.js";
import { addressOf } from "./row-opens.js";

type ListAddress = (keys?: Readonly<Record<string, unknown>>) => string | undefined;

interface ListAsk {
  readonly orgUnit: OrgUnit;
  readonly from?: string;
  readonly to?: string;
}

const NOWHERE: ListAddress = () => undefined;
const ENVELOPE = new Set(["state", "orgUnit", "createdBy", "overdue", "createdAt", "updatedAt", "dueAt"]);

/**
 * Address of the list with just the records that a dataset reads, and with the keys of a group just those of the group. Nothing where the list
 * can't be narrowed in that way, or is not for this person.
 */
export function listAddress(unit: Unit, ask: ListAsk, dataset: Dataset, evaluate: (expression: string) => Json): ListAddress {
  const ref = dataset.source.recordType;
  const type = ref === undefined ? undefined : unit.configuration.recordTypes.get(ref);
  if (ref === undefined || type === undefined || unit.ability.filter("read", subjectOf("record-type", ref)) === false) return NOWHERE;
  const narrows = (field: string) => mayNarrow(unit, type, field);
  const own = new Map<string, string>([["orgUnit", ask.orgUnit.id]]);
  for (const [field, wanted] of Object.entries((dataset.filter ?? {}) as JsonObject)) {
    const words = narrows(field) ? inWords(field, wanted, evaluate) : undefined;
    if (words === undefined) return NOWHERE;
    own.set(nameOf(field), words);
  }
  if (dataset.period !== undefined && (ask.from !== undefined || ask.to !== undefined)) {
    if (!narrows(dataset.period) || own.has(nameOf(dataset.period))) return NOWHERE;
    const end = ask.to === undefined ? "" : dataset.period.endsWith("At") ? `${ask.to}T23:59:59.999Z` : ask.to;
    own.set(nameOf(dataset.period), `${ask.from ?? ""}..${end}`);
  }
  const above = new Set(ask.orgUnit.path.split("/"));
  const computed = new Set((dataset.columns ?? []).map(({ id }) => id));
  return (keys = {}) => {
    const query = new Map(own);
    for (const key of dataset.group ?? []) {
      const words = key.bucket === undefined ? scalarWords(keys[key.id]) : spanWords(type, key, keys[key.id]);
      const rolledUp = key.level !== undefined || key.below === true;
      const name = rolledUp ? "orgUnit" : nameOf(key.field);
      if (words === undefined || computed.has(key.field) || !narrows(key.field)) return undefined;
      if (rolledUp && key.field !== "orgUnit") return undefined;
      if (name !== "orgUnit" && own.has(name) && own.get(name) !== words && !narrower(own.get(name), words)) return undefined;
      if (name !== "orgUnit" || !above.has(words)) query.set(name, words);
    }
    return `${addressOf("records", ref)}?${new URLSearchParams([...query])}`;
  };
}

function nameOf(field: string): string {
  return field === "state" || field === "orgUnit" ? field : `f.${field}`;
}

/** Is the field one that this person's list can be held against? */
function mayNarrow(unit: Unit, type: RecordType, field: string): boolean {
  if (ENVELOPE.has(field)) return true;
  const schema = schemaAt(type, field);
  if (schema === undefined || type.sensitive.has(field) || schema.type === "object") return false;
  return unit.ability.can("read", subjectOf("record-type", type.ref), undefined, field.split(".")[0] ?? field).allowed;
}

/** A condition as the list's address says it: one value, some states, from and to. */
function inWords(field: string, wanted: Json | undefined, evaluate: (expression: string) => Json): string | undefined {
  if (wanted === null || typeof wanted !== "object" || Array.isArray(wanted)) return field === "orgUnit" ? undefined : scalarWords(wanted);
  const value = (given: Json | undefined): string | undefined => {
    if (given !== null && typeof given === "object" && !Array.isArray(given))
      return typeof given.expression === "string" ? scalarWords(evaluate(given.expression)) : undefined;
    return scalarWords(given);
  };
  const names = Object.keys(wanted).sort().join();
  if (names === "expression") return value(wanted);
  if (names === "$eq") return value(wanted.$eq);
  if (names === "$in" && field === "state" && Array.isArray(wanted.$in)) return wanted.$in.map(String).join(",");
  if (!["$gte", "$lte", "$gte,$lte"].includes(names)) return undefined;
  const ends = [wanted.$gte, wanted.$lte].map((end) => (end === undefined ? "" : value(end)));
  return ends.includes(undefined) ? undefined : ends.join("..");
}

function scalarWords(value: unknown): string | undefined {
  const text = typeof value === "string" || typeof value === "boolean" || typeof value === "number" ? String(value) : "";
  return text === "" || text.includes("..") ? undefined : text;
}

/** First and last day of a year, quarter, month or day of a date field. */
function spanWords(type: RecordType, { field, bucket }: { field: string; bucket?: string }, value: unknown): string | undefined {
  if (typeof value !== "string" || schemaAt(type, field)?.format !== "date") return undefined;
  if (bucket === "day") return `${value}..${value}`;
  const [year = "", part = ""] = value.split("-");
  if (bucket === "year") return `${year}-01-01..${year}-12-31`;
  if (bucket !== "quarter" && bucket !== "month") return undefined;
  const last = bucket === "month" ? Number(part) : Number(part.slice(1)) * 3;
  const day = (month: number, at: number) => new Date(Date.UTC(Number(year), month, at)).toISOString().slice(0, 10);
  return `${day(bucket === "month" ? last - 1 : last - 3, 1)}..${day(last, 0)}`;
}

/** Is one of several states meant? */
function narrower(states: string | undefined, state: string): boolean {
  return states?.split(",").includes(state) === true;
}
