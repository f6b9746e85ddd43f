import type { Dataset, ReportDefinition } from "@zhili/contracts";
import type { ExpressionType, TypeEnvironment } from "../expression/index.js";
import type { RecordTypeFound } from "./configuration-index.js";
import { type ObjectType, objectType, recordTypeType, type Scope } from "./typed-records.js";

/** Columns of a ledger's entries, of its balances, of a scorecard's results and of org units, as datasets give them. */
export const ENTRY_ROW: ObjectType = {
  object: {
    id: "string",
    seq: "int",
    account: "string",
    orgUnit: "string",
    amount: "int",
    kind: "string",
    rule: "string",
    ruleVersion: "int",
    reason: "string",
    operator: "string",
    approver: "string",
    at: "string",
    day: "string",
    lot: "string",
    purpose: "string",
    from: "string",
    to: "string",
    reverses: "string",
    source: { object: { type: "string", id: "string", transition: "string" } },
    cut: "int",
    hash: "string",
  },
};
export const BALANCE_ROW: ObjectType = {
  object: { account: "string", orgUnit: "string", balance: "int", spendable: "int", earned: "int", spent: "int", entries: "int" },
};
export const SCORE_ROW: ObjectType = {
  object: {
    id: "string",
    subject: "string",
    orgUnit: "string",
    period: "string",
    edition: "string",
    score: "double",
    max: "double",
    lit: "int",
    grade: "string",
    rank: "int",
    listed: "bool",
    at: "string",
  },
};
export const ORG_UNIT_ROW: ObjectType = { object: { id: "string", parentId: "string", level: "string", path: "string", code: "string", name: "string" } };

/** Record type behind the rows of a dataset, when they are records. */
export function datasetRecordType(scope: Scope, dataset: Dataset): RecordTypeFound | undefined {
  const { recordType } = dataset.source;
  return recordType === undefined ? undefined : scope.index.find("record-type", recordType, scope.pack);
}

/** One row of a dataset in expressions; `dyn` for the record at hand and for a plugin's rows. */
export function rowType(scope: Scope, dataset: Dataset): ExpressionType {
  const { source } = dataset;
  if (source.recordType !== undefined) {
    const found = datasetRecordType(scope, dataset);
    return found === undefined
      ? "dyn"
      : { object: { ...recordTypeType(found).object, title: "string", updatedAt: "string", dueAt: "string", overdue: "bool" } };
  }
  if (source.ledger !== undefined) return dataset.of === "balances" ? BALANCE_ROW : ENTRY_ROW;
  if (source.scorecard !== undefined) return SCORE_ROW;
  return source.orgUnits === true ? ORG_UNIT_ROW : "dyn";
}

/** Record type that a field of a row refers to, for joins. */
export function joinedRecordType(scope: Scope, dataset: Dataset, field: string): RecordTypeFound | undefined {
  const { index, pack } = scope;
  const { recordType, ledger, scorecard } = dataset.source;
  if (recordType !== undefined) {
    const found = datasetRecordType(scope, dataset);
    return found === undefined ? undefined : index.referredBy(found, field);
  }
  const book = ledger === undefined ? undefined : index.find("ledger", ledger, pack);
  if (book !== undefined && field === "account") return index.find("record-type", book.definition.account.recordType, book.pack);
  if (book !== undefined && field === "lot" && book.definition.lots !== undefined) return index.find("record-type", book.definition.lots.recordType, book.pack);
  const card = scorecard === undefined ? undefined : index.find("scorecard", scorecard, pack);
  return card !== undefined && field === "subject" ? index.find("record-type", card.definition.subject, card.pack) : undefined;
}

/** Columns and filters of a dataset: `row`, joined names, `params`, `now`, `today`. */
export function reportEnvironment(scope: Scope, report: ReportDefinition, dataset: Dataset): TypeEnvironment {
  const joined = (dataset.join ?? []).map(({ id, field }) => {
    const found = joinedRecordType(scope, dataset, field);
    return [id, found === undefined ? "dyn" : recordTypeType(found)] as const;
  });
  return {
    ...Object.fromEntries(joined),
    row: rowType(scope, dataset),
    params: report.parameters === undefined ? { object: {} } : objectType(report.parameters),
    now: "string",
    today: "string",
  };
}
