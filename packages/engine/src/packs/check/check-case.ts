import type { CaseAction, CaseExpectation } from "@zhili/contracts";
import type { RecordTypeFound } from "../configuration-index.js";
import { pointerPart } from "../read/read-json.js";
import type { Resolved } from "../resolve-ref.js";
import { checkState } from "./check-filter.js";
import { checkTransition } from "./check-reference.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

/** Roles, record types, ledgers, reports and transitions that a story names. What it expects is for running it to tell. */
export function checkCase(checker: Checker, { definition }: Resolved<"case">): void {
  if (definition.uses !== undefined) checker.ref("case", definition.uses, "/uses");
  const { given } = definition;
  given?.orgUnits?.forEach((unit, at) => void checker.level(unit.level, `/given/orgUnits/${at}/level`));
  given?.people?.forEach((person, at) => {
    person.roles?.forEach((grant, index) => void checker.ref("role", grant.role, `/given/people/${at}/roles/${index}/role`));
  });
  given?.records?.forEach((record, at) => {
    const path = `/given/records/${at}`;
    const recordType = checker.ref("record-type", record.recordType, `${path}/recordType`);
    if (recordType !== undefined && record.state !== undefined) checkState(checker, recordType, record.state, `${path}/state`);
    checkData(checker, recordType, record.data, `${path}/data`);
  });
  given?.entries?.forEach((entry, at) => void checker.ref("ledger", entry.ledger, `/given/entries/${at}/ledger`));
  definition.steps.forEach((step, at) => {
    const path = `/steps/${at}`;
    if (step.do !== undefined) checkAction(checker, step.do, `${path}/do`);
    step.together?.forEach((one, index) => void checkAction(checker, one.do, `${path}/together/${index}/do`));
    if (step.expect !== undefined) checkExpectation(checker, step.expect, `${path}/expect`);
  });
}

/** Fields of data; wrong ones may be what the story is about, so only nearly right ones are left to running it. */
function checkData(checker: Checker, recordType: RecordTypeFound | undefined, data: object, path: string): void {
  for (const field of Object.keys(data)) checker.field(recordType, field, `${path}/${pointerPart(field)}`);
}

function checkAction(checker: Checker, action: CaseAction, path: string): void {
  const { create, transition, list, account, reverse, report, evaluate } = action;
  if (create !== undefined) checker.ref("record-type", create.recordType, `${path}/create/recordType`);
  if (transition !== undefined) checkTransition(checker, undefined, transition.transition, `${path}/transition/transition`);
  if (list !== undefined) checker.ref("record-type", list.recordType, `${path}/list/recordType`);
  if (account !== undefined) checker.ref("ledger", account.ledger, `${path}/account/ledger`);
  if (reverse !== undefined) checker.ref("ledger", reverse.ledger, `${path}/reverse/ledger`);
  if (report !== undefined) checker.ref("report", report.report, `${path}/report/report`);
  if (evaluate !== undefined) checker.ref("scorecard", evaluate.scorecard, `${path}/evaluate/scorecard`);
}

function checkExpectation(checker: Checker, expect: CaseExpectation, path: string): void {
  const workflows = checker.index.packs.flatMap((pack) => Object.values(pack.definitions.workflow));
  const states = workflows.flatMap((workflow) => workflow.states.map(({ id }) => id));
  expect.records?.forEach((record, at) => {
    if (record.state !== undefined) checker.name(record.state, states, KIND_WORDS.state, `${path}/records/${at}/state`);
  });
  expect.balances?.forEach((balance, at) => void checker.ref("ledger", balance.ledger, `${path}/balances/${at}/ledger`));
  expect.tasks?.forEach((task, at) => {
    if (task.role !== undefined) checker.ref("role", task.role, `${path}/tasks/${at}/role`);
  });
  expect.counts?.forEach((count, at) => void checker.ref("record-type", count.recordType, `${path}/counts/${at}/recordType`));
}
