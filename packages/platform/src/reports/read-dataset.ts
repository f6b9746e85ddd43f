import type { Dataset, Filter, Json, JsonObject, OrgUnit, StoredRecord } from "@zhili/contracts";
import { spendable } from "@zhili/engine/ledger";
import { isRecordAtHand, type SourceRow } from "@zhili/engine/reports";
import { subjectOf } from "../access/require-right.js";
import { expressionRecord } from "../facts/record-facts.js";
import { recordFilter } from "../facts/record-filter.js";
import { ACCOUNTS, accountRecord, ENTRIES, ledgerOf } from "../ledgers/account.js";
import { chainedEntry } from "../ledgers/reverse-entries.js";
import { readPath } from "../records/field-path.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { unsealRecord } from "../records/sealing.js";
import { SCORES } from "../scores/standing-score.js";
import type { Unit } from "../unit/unit.js";
import { maskRecord } from "./mask-record.js";
import { opensAccount, opensRecord, opensSubject } from "./row-opens.js";
import { readSums, summedInStore } from "./summed-in-store.js";

/** What a report is asked for. */
export interface ReportAsk {
  readonly report: string;
  readonly record?: StoredRecord;
  /** Its subtree. */
  readonly orgUnit: OrgUnit;
  /** Days, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly parameters: JsonObject;
  /** Rights are asked of the person unless the platform itself publishes. */
  readonly published: boolean;
  /** Fields that the report shows in full. */
  readonly unmasked: readonly string[];
  /** Hears that a dataset has more rows than are read. */
  readonly onCut?: () => void;
}

/** Large, because each page within a place is found by sorting what is left of it. */
const PAGE = 20_000;
/** Rows that are read at most; a report with more says so. */
export const MOST_ROWS = 100_000;

/**
 * Rows of a dataset before grouping: each with the records it joins, all masked, all within the person's rights and the org unit. Nothing at
 * all when the person has no right to what it is made of.
 */
export async function readDataset(unit: Unit, ask: ReportAsk, dataset: Dataset, evaluate: (expression: string) => Json): Promise<SourceRow[] | undefined> {
  const { source } = dataset;
  if (isRecordAtHand(dataset)) return ask.record === undefined ? [] : [await withJoins(unit, ask, dataset, ask.record.type, shown(unit, ask, ask.record))];
  if (source.recordType !== undefined) return readRecords(unit, ask, dataset, source.recordType, evaluate);
  if (source.ledger !== undefined)
    return dataset.of === "balances" ? readBalances(unit, ask, dataset, source.ledger) : readEntries(unit, ask, dataset, source.ledger);
  if (source.scorecard !== undefined) return readScores(unit, ask, dataset, source.scorecard);
  if (source.orgUnits === true) return (await everything(unit, ask, ORG_UNITS, { path: { $prefix: ask.orgUnit.path } })).map((row) => ({ row }));
  return [];
}

async function readRecords(
  unit: Unit,
  ask: ReportAsk,
  dataset: Dataset,
  ref: string,
  evaluate: (expression: string) => Json,
): Promise<SourceRow[] | undefined> {
  const type = unit.configuration.recordTypes.get(ref);
  const rights = ask.published ? {} : unit.ability.filter("read", subjectOf("record-type", ref));
  if (type === undefined) return [];
  if (rights === false) return undefined;
  const where = recordFilter(type, (dataset.filter ?? {}) as JsonObject, evaluate);
  const period = dataset.period === undefined ? {} : recordFilter(type, { [dataset.period]: between(ask, dataset.period) }, evaluate);
  const place: Filter =
    type.definition.parties === undefined
      ? { orgPath: { $prefix: ask.orgUnit.path } }
      : { $or: [{ orgPath: { $prefix: ask.orgUnit.path } }, { partyPaths: { $hasPrefix: [ask.orgUnit.path] } }] };
  const filter = all([rights, where, period, place]);
  const sums = summedInStore(type, dataset);
  if (sums !== undefined) return readSums(unit.tx, type.collection, filter, sums);
  const documents = await everything(unit, ask, type.collection, filter);
  const rows: SourceRow[] = [];
  for (const document of documents) {
    const record = unsealRecord(unit.platform.vault, type, document as unknown as StoredRecord);
    rows.push({ ...(await withJoins(unit, ask, dataset, ref, shown(unit, ask, record))), ...opensRecord(unit, ask, ref, record.id) });
  }
  return rows;
}

/** The account of a record, or its parts. */
const ofHolder = ({ id }: StoredRecord): Filter[] => [{ account: id }, { account: { $prefix: `${id}#` } }];

async function readEntries(unit: Unit, ask: ReportAsk, dataset: Dataset, ref: string): Promise<SourceRow[] | undefined> {
  if (!ask.published && !unit.ability.can("read", subjectOf("ledger", ref), { orgPath: ask.orgUnit.path }, "entries").allowed) return undefined;
  const own = dataset.source.record === true ? ask.record : undefined;
  if (dataset.source.record === true && own === undefined) return [];
  const filter: Filter = all([
    own === undefined ? { ledger: ref, orgPath: { $prefix: ask.orgUnit.path } } : { ledger: ref, $or: [...ofHolder(own), { "source.id": own.id }] },
    ask.from === undefined && ask.to === undefined ? {} : ({ day: between(ask, "day") as Filter[string] } as Filter),
    plainFilter(dataset),
  ]);
  const documents = await everything(unit, ask, ENTRIES, filter);
  const rows: SourceRow[] = [];
  for (const document of documents) {
    const entry = chainedEntry(document as JsonObject & { id: string });
    const row = await withJoins(unit, ask, dataset, ref, withOrgUnit(entry as unknown as JsonObject));
    rows.push({ ...row, ...(await opensAccount(unit, ask, ref, entry.account)) });
  }
  return rows;
}

async function readBalances(unit: Unit, ask: ReportAsk, dataset: Dataset, ref: string): Promise<SourceRow[] | undefined> {
  if (!ask.published && !unit.ability.can("read", subjectOf("ledger", ref), { orgPath: ask.orgUnit.path }).allowed) return undefined;
  const ledger = ledgerOf(unit.configuration, ref);
  const own = dataset.source.record === true ? ask.record : undefined;
  if (dataset.source.record === true && own === undefined) return [];
  const accounts = await everything(unit, ask, ACCOUNTS, {
    ledger: ref,
    ...(own === undefined ? { orgPath: { $prefix: ask.orgUnit.path } } : { $or: ofHolder(own) }),
  });
  const turnover = await unit.tx.group(ENTRIES, {
    filter: all([
      { ledger: ref, orgPath: { $prefix: ask.orgUnit.path }, takenBack: { $ne: true } },
      ask.from === undefined && ask.to === undefined ? {} : ({ day: between(ask, "day") } as Filter),
    ]),
    keys: [
      { name: "account", path: "account" },
      { name: "kind", path: "kind" },
    ],
    measures: [{ name: "sum", measure: "sum", path: "amount" }],
  });
  const sumOf = (account: string, kind: string) => Math.abs(Number(turnover.find((row) => row.account === account && row.kind === kind)?.sum ?? 0));
  const rows: SourceRow[] = [];
  for (const account of accounts) {
    const id = String(account.account);
    const balance = Number(account.balance ?? 0);
    const row = {
      account: id,
      orgPath: account.orgPath ?? "",
      balance,
      spendable: spendable(ledger, { balance, opened: true }),
      earned: sumOf(id, "credit"),
      spent: sumOf(id, "debit"),
      entries: Number(account.entries ?? 0),
    };
    rows.push({ ...(await withJoins(unit, ask, dataset, ref, withOrgUnit(row))), ...(await opensAccount(unit, ask, ref, id)) });
  }
  return rows;
}

async function readScores(unit: Unit, ask: ReportAsk, dataset: Dataset, ref: string): Promise<SourceRow[] | undefined> {
  if (!ask.published && !unit.ability.can("read", subjectOf("scorecard", ref), { orgPath: ask.orgUnit.path }).allowed) return undefined;
  const documents = await everything(unit, ask, SCORES, all([{ scorecard: ref, orgPath: { $prefix: ask.orgUnit.path } }, plainFilter(dataset)]));
  const subject = unit.configuration.scorecardDefinitions.get(ref)?.definition.subject;
  const rows: SourceRow[] = [];
  for (const document of documents) {
    const row = await withJoins(unit, ask, dataset, ref, withOrgUnit(document));
    rows.push({ ...row, ...(await opensSubject(unit, ask, subject, document.subject)) });
  }
  return rows;
}

/** Filters over entries and scores name the row's own fields and hold no expressions. */
function plainFilter(dataset: Dataset): Filter {
  return (dataset.filter ?? {}) as Filter;
}

function shown(unit: Unit, ask: ReportAsk, record: StoredRecord): JsonObject {
  const masked = maskRecord(unit.configuration, record, ask.unmasked);
  return {
    title: record.title,
    ...expressionRecord({ ...record, data: masked }),
    updatedAt: record.updatedAt,
    overdue: record.overdue ?? false,
    ...(record.dueAt === undefined ? {} : { dueAt: record.dueAt }),
    orgPath: record.orgPath,
  };
}

function withOrgUnit(row: JsonObject): JsonObject {
  return {
    ...row,
    orgUnit:
      String(row.orgPath ?? "")
        .split("/")
        .findLast((part) => part !== "") ?? "",
  };
}

async function withJoins(unit: Unit, ask: ReportAsk, dataset: Dataset, ref: string, row: JsonObject): Promise<SourceRow> {
  const joined: Record<string, JsonObject> = {};
  for (const join of dataset.join ?? []) {
    const id = readPath(row, join.field);
    const target = joinTarget(unit, ref, join.field);
    const found = typeof id !== "string" || target === undefined ? undefined : await unit.records.find(target, accountRecord(id));
    joined[join.id] = found === undefined ? {} : shown(unit, ask, found.record);
  }
  return { row, joined };
}

function joinTarget(unit: Unit, ref: string, field: string): string | undefined {
  const { recordTypes, ledgerDefinitions, scorecardDefinitions } = unit.configuration;
  const ledger = ledgerDefinitions.get(ref)?.definition;
  if (ledger !== undefined && field === "account") return ledger.account.recordType;
  if (ledger !== undefined && field === "lot") return ledger.lots?.recordType;
  if (field === "subject") return scorecardDefinitions.get(ref)?.definition.subject;
  return recordTypes.get(ref)?.references.get(field);
}

function between(ask: ReportAsk, field: string): JsonObject {
  const end = ask.to === undefined ? undefined : field.endsWith("At") ? `${ask.to}T23:59:59.999Z` : ask.to;
  return { ...(ask.from === undefined ? { $exists: true } : { $gte: ask.from }), ...(end === undefined ? {} : { $lte: end }) };
}

function all(filters: readonly Filter[]): Filter {
  const filled = filters.filter((filter) => Object.keys(filter).length > 0);
  return filled.length === 0 ? {} : { $and: filled };
}

/** Page after page, up to the most; what is left then is told. */
async function everything(unit: Unit, ask: ReportAsk, collection: string, filter: Filter): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  let after: string | undefined;
  do {
    const page = await unit.tx.find(collection, filter, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    rows.push(...page.items);
    after = page.cursor;
  } while (after !== undefined && rows.length < MOST_ROWS);
  if (after !== undefined) ask.onCut?.();
  return rows;
}
