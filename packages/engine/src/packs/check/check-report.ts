import type { Dataset, ReportDefinition } from "@zhili/contracts";
import { type ExpressionType, type TypeEnvironment, typeOfSchema } from "../../expression/index.js";
import { nearest } from "../../schema/index.js";
import { fieldAt, type RecordTypeFound } from "../configuration-index.js";
import { PacksContradiction, PacksUnknownField } from "../errors.js";
import { datasetRecordType, ENTRY_ROW, joinedRecordType, reportEnvironment, rowType } from "../report-environment.js";
import type { Resolved } from "../resolve-ref.js";
import { checkFilter } from "./check-filter.js";
import { checkParameters } from "./check-parameters.js";
import { checkObjectSchema } from "./check-schema.js";
import { type Checker, ENVELOPE_FIELDS } from "./checker.js";
import { KIND_WORDS } from "./words.js";

/** Datasets with their fields and expressions, parameters, template, and to whom it goes. */
export function checkReport(checker: Checker, { definition }: Resolved<"report">): void {
  const { parameters, deliver } = definition;
  if (parameters !== undefined) checkObjectSchema(checker, parameters, "/parameters", { now: "string", today: "string" }, definition.title);
  definition.datasets.forEach((dataset, at) => void checkDataset(checker, definition, dataset, `/datasets/${at}`));
  checker.refs("role", deliver?.roles, "/deliver/roles");
  checker.level(deliver?.level, "/deliver/level");
  checkUnmasked(checker, definition);
}

/** Names of the columns that a dataset gives: groups and measures when it is grouped, else columns and measures. */
export function datasetColumns(dataset: Dataset): string[] {
  const grouped = [...(dataset.group ?? []), ...(dataset.measures ?? [])].map(({ id }) => id);
  return (dataset.group ?? []).length > 0 ? grouped : [...grouped, ...(dataset.columns ?? []).map(({ id }) => id)];
}

function checkDataset(checker: Checker, report: ReportDefinition, dataset: Dataset, path: string): void {
  const { source } = dataset;
  if (source.recordType !== undefined) checker.ref("record-type", source.recordType, `${path}/source/recordType`);
  if (source.ledger !== undefined) checker.ref("ledger", source.ledger, `${path}/source/ledger`);
  if (source.scorecard !== undefined) checker.ref("scorecard", source.scorecard, `${path}/source/scorecard`);
  const names = reportEnvironment(checker, report, dataset);
  const { datasetSources } = checker.known;
  if (
    source.type !== undefined &&
    datasetSources !== undefined &&
    checker.name(source.type, Object.keys(datasetSources), KIND_WORDS.source, `${path}/source/type`)
  ) {
    checkParameters(checker, datasetSources[source.type], source.params, `${path}/source/params`, { names, recordType: undefined });
  }
  const row = rowType(checker, dataset);
  const recordType = datasetRecordType(checker, dataset);
  const rowFields = rowNames(row);
  if (row !== "dyn") checkFilter(checker, dataset.filter, `${path}/filter`, { recordType, names, ...(recordType === undefined ? { rowFields } : {}) });
  dataset.join?.forEach(({ field }, at) => {
    const place = `${path}/join/${at}/field`;
    if (row === "dyn" || !checkRowField(checker, dataset, row, recordType, field, place)) return;
    if (joinedRecordType(checker, dataset, field) === undefined) {
      checker.add(PacksContradiction, place, { reason: `${field} refers to no record`, reasonZh: `“${field}”不指向任何记录` });
    }
  });
  checkColumns(checker, dataset, path, { names, row, recordType });
}

interface Row {
  readonly names: TypeEnvironment;
  readonly row: ExpressionType;
  readonly recordType: RecordTypeFound | undefined;
}

function checkColumns(checker: Checker, dataset: Dataset, path: string, { names, row, recordType }: Row): void {
  const columns = (dataset.columns ?? []).map(({ id }) => id);
  const field = (name: string | undefined, place: string): void => {
    if (name !== undefined && !columns.includes(name)) checkRowField(checker, dataset, row, recordType, name, place);
  };
  dataset.columns?.forEach((column, at) => {
    const place = `${path}/columns/${at}`;
    if (column.value !== undefined) checker.expression(column.value, names, `${place}/value`);
    else checkRowField(checker, dataset, row, recordType, column.field ?? column.id, `${place}/${column.field === undefined ? "id" : "field"}`);
  });
  dataset.group?.forEach((key, at) => {
    field(key.field, `${path}/group/${at}/field`);
    checker.level(key.level, `${path}/group/${at}/level`);
    if (key.level !== undefined && key.below === true) {
      const reason = {
        reason: "a group is rolled up to a level or to the level below, not to both",
        reasonZh: "分组要么归到某一层级，要么归到下一级，不能同时写",
      };
      checker.add(PacksContradiction, `${path}/group/${at}/below`, reason);
    }
  });
  dataset.measures?.forEach((measure, at) => void field(measure.field, `${path}/measures/${at}/field`));
  const made = datasetColumns(dataset);
  dataset.sort?.forEach((key, at) => {
    if (!made.includes(key.field)) field(key.field, `${path}/sort/${at}/field`);
  });
  if (dataset.period !== undefined) {
    const dated = dataset.source.ledger === undefined ? row : ENTRY_ROW;
    checkRowField(checker, dataset, dated, recordType, dataset.period, `${path}/period`);
  }
}

function checkRowField(checker: Checker, dataset: Dataset, row: ExpressionType, recordType: RecordTypeFound | undefined, field: string, path: string): boolean {
  if (row === "dyn") return true;
  const [head = "", ...rest] = field.split(".");
  const join = (dataset.join ?? []).find(({ id }) => id === head);
  if (join !== undefined) {
    const joined = joinedRecordType(checker, dataset, join.field);
    if (rest.length > 0) checker.field(joined, rest.join("."), path, true);
    return true;
  }
  if (recordType !== undefined && fieldAt(recordType.definition.schema, field) !== undefined) return true;
  const known = [...rowNames(row), ...(recordType === undefined ? [] : ENVELOPE_FIELDS)];
  if (known.includes(head)) return true;
  checker.add(PacksUnknownField, path, { field, owner: recordType?.definition.title ?? dataset.title ?? dataset.id }, nearest(field, known));
  return false;
}

function rowNames(row: ExpressionType): string[] {
  return typeof row === "object" && "object" in row ? Object.keys(row.object) : [];
}

/** A field shown in full must be one of the datasets', so that nobody believes something is shown that is not. */
function checkUnmasked(checker: Checker, report: ReportDefinition): void {
  const types = report.datasets.flatMap((dataset) => {
    const joined = (dataset.join ?? []).map(({ field }) => joinedRecordType(checker, dataset, field));
    return [datasetRecordType(checker, dataset), ...joined].filter((type) => type !== undefined);
  });
  if (types.length === 0) return;
  report.unmasked?.forEach((field, at) => {
    const tail = field.split(".").at(-1) ?? field;
    if (types.some(({ definition }) => fieldAt(definition.schema, field) !== undefined || fieldAt(definition.schema, tail) !== undefined)) return;
    const known = types.flatMap(({ definition }) => Object.keys(objectNames(typeOfSchema(definition.schema))));
    checker.add(PacksUnknownField, `/unmasked/${at}`, { field, owner: report.title }, nearest(field, known));
  });
}

function objectNames(type: ExpressionType): object {
  return typeof type === "object" && "object" in type ? type.object : {};
}
