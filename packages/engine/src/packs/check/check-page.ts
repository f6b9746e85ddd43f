import type { PageBlock } from "@zhili/contracts";
import { nearest } from "../../schema/index.js";
import { fieldAt, type RecordTypeFound } from "../configuration-index.js";
import { PacksUnknownField } from "../errors.js";
import type { Resolved } from "../resolve-ref.js";
import { checkCalendarBlock } from "./check-calendar-block.js";
import { checkFilter, checkState } from "./check-filter.js";
import { checkMapBlock } from "./check-map-block.js";
import { checkTransition } from "./check-reference.js";
import { datasetColumns } from "./check-report.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

/** Blocks with the record types, reports, datasets and ledgers that they show. */
export function checkPage(checker: Checker, { definition }: Resolved<"page">): void {
  checker.refs("role", definition.roles, "/roles");
  definition.blocks.forEach((block, at) => void checkBlock(checker, block, `/blocks/${at}`));
}

function checkBlock(checker: Checker, block: PageBlock, path: string): void {
  const recordType = block.recordType === undefined ? undefined : checker.ref("record-type", block.recordType, `${path}/recordType`);
  if (recordType !== undefined) {
    checkFilter(checker, block.filter, `${path}/filter`, { recordType, actor: true });
    block.states?.forEach((state, at) => void checkState(checker, recordType, state, `${path}/states/${at}`));
  }
  if (block.ledger !== undefined) checker.ref("ledger", block.ledger, `${path}/ledger`);
  const report = block.report === undefined ? undefined : checker.ref("report", block.report, `${path}/report`);
  if (report !== undefined) checkFigures(checker, block, path, report);
  else checkMapBlock(checker, block, undefined, path);
  block.items?.forEach((item, at) => {
    if (item.opens !== undefined) checker.ref("record-type", item.opens, `${path}/items/${at}/opens`);
  });
  checkCalendarBlock(checker, block, path);
  if (block.counter !== undefined) checkCounter(checker, block.counter, `${path}/counter`);
}

function checkFigures(checker: Checker, block: PageBlock, path: string, report: Resolved<"report">): void {
  const { datasets } = report.definition;
  const ids = datasets.map(({ id }) => id);
  const columns = (dataset: string): string[] => datasets.filter(({ id }) => id === dataset).flatMap(datasetColumns);
  if (block.dataset !== undefined && checker.name(block.dataset, ids, KIND_WORDS.dataset, `${path}/dataset`)) {
    const known = columns(block.dataset);
    if (block.x !== undefined) checker.name(block.x, known, KIND_WORDS.column, `${path}/x`);
    block.y?.forEach((name, at) => void checker.name(name, known, KIND_WORDS.column, `${path}/y/${at}`));
  }
  checkMapBlock(
    checker,
    block,
    datasets.find(({ id }) => id === block.dataset),
    path,
  );
  block.items?.forEach((item, at) => {
    const place = `${path}/items/${at}`;
    if (!checker.name(item.dataset, ids, KIND_WORDS.dataset, `${place}/dataset`)) return;
    checker.name(item.value, columns(item.dataset), KIND_WORDS.column, `${place}/value`);
    if (item.of !== undefined) checker.name(item.of, columns(item.dataset), KIND_WORDS.column, `${place}/of`);
  });
}

function checkCounter(checker: Checker, counter: NonNullable<PageBlock["counter"]>, path: string): void {
  const subject = checker.ref("record-type", counter.subject, `${path}/subject`);
  checker.fields(subject, counter.subjectSearch, `${path}/subjectSearch`, true);
  checker.ref("ledger", counter.ledger, `${path}/ledger`);
  const slip = checker.ref("record-type", counter.recordType, `${path}/recordType`);
  checker.field(slip, counter.subjectField, `${path}/subjectField`);
  checker.field(slip, counter.placeField, `${path}/placeField`);
  if (counter.place !== undefined) checker.ref("record-type", counter.place, `${path}/place`);
  const { lines } = counter;
  checker.field(slip, lines.field, `${path}/lines/field`);
  for (const name of ["item", "quantity"] as const) lineField(checker, slip, lines.field, lines[name], `${path}/lines/${name}`);
  const catalogue = checker.ref("record-type", lines.catalogue, `${path}/lines/catalogue`);
  checkFilter(checker, lines.catalogueFilter, `${path}/lines/catalogueFilter`, { recordType: catalogue, actor: true });
  for (const name of ["price", "cap", "place", "unit", "code"] as const) checker.field(catalogue, lines[name], `${path}/lines/${name}`);
  checker.field(slip, lines.purpose, `${path}/lines/purpose`);
  checker.field(slip, counter.total, `${path}/total`);
  if (lines.stock !== undefined) checker.ref("ledger", lines.stock, `${path}/lines/stock`);
  checker.fields(slip, counter.extra, `${path}/extra`);
  if (counter.confirm !== undefined) checkTransition(checker, slip, counter.confirm, `${path}/confirm`);
  if (counter.receipt !== undefined) checker.ref("report", counter.receipt, `${path}/receipt`);
}

/** Item and quantity are fields of a line. */
function lineField(checker: Checker, slip: RecordTypeFound | undefined, lines: string, field: string, path: string): void {
  const members = slip === undefined ? undefined : fieldAt(slip.definition.schema, lines)?.items?.properties;
  if (slip === undefined || members === undefined || members[field] !== undefined) return;
  checker.add(PacksUnknownField, path, { field, owner: slip.definition.title }, nearest(field, Object.keys(members)));
}
