import type { Deadline, NoticeWindow, WorkflowState } from "@zhili/contracts";
import type { TypeEnvironment } from "../../expression/index.js";
import { pointerPart } from "../read/read-json.js";
import { checkEffects } from "./check-effects.js";
import { checkTransition } from "./check-transition.js";
import type { Checker } from "./checker.js";
import { recordNames } from "./record-names.js";
import { KIND_WORDS } from "./words.js";
import type { EnvironmentMaker, WorkflowNames } from "./workflow-names.js";

/** One state: what may be edited, deadline, window, checklist, task, branches, children and effects. */
export function checkState(checker: Checker, state: WorkflowState, path: string, names: WorkflowNames, environment: EnvironmentMaker): void {
  const { recordType } = names;
  const known = environment();
  const texts = { ...known, ...recordNames(known) };
  const to = (id: string | undefined, at: string): void => {
    if (id !== undefined) checker.name(id, names.states, KIND_WORDS.state, `${path}/${at}`);
  };
  checker.fields(recordType, state.editable, `${path}/editable`);
  if (state.deadline !== undefined) checkDeadline(checker, state.deadline, `${path}/deadline`, names, known);
  if (state.window !== undefined) checkWindow(checker, state.window, `${path}/window`, names, known);
  checker.template(state.task?.title, texts, `${path}/task/title`);
  checker.refs("role", state.task?.roles, `${path}/task/roles`);
  checker.level(state.task?.level, `${path}/task/level`);
  const { checklist } = state;
  checklist?.items.forEach((item, at) => void checker.refs("role", item.roles, `${path}/checklist/items/${at}/roles`));
  to(checklist?.passed, "checklist/passed");
  to(checklist?.failed, "checklist/failed");
  checker.refs("role", checklist?.confidentialTo, `${path}/checklist/confidentialTo`);
  checkEffects(checker, checklist?.onPassed, `${path}/checklist/onPassed`, known, recordType);
  checkEffects(checker, checklist?.onFailed, `${path}/checklist/onFailed`, known, recordType);
  checkBranches(checker, state, path, names, environment);
  to(state.join?.to, "join/to");
  to(state.await?.to, "await/to");
  checkChildren(checker, state, path, known);
  checkEffects(checker, state.onEntry, `${path}/onEntry`, known, recordType);
  checkEffects(checker, state.onExit, `${path}/onExit`, known, recordType);
}

function checkDeadline(checker: Checker, deadline: Deadline, path: string, names: WorkflowNames, known: TypeEnvironment): void {
  const { recordType } = names;
  if (typeof deadline.within === "object") checker.field(recordType, deadline.within.by, `${path}/within/by`);
  checker.field(recordType, deadline.from, `${path}/from`, true);
  deadline.remind?.forEach((reminder, at) => void checker.refs("role", reminder.roles, `${path}/remind/${at}/roles`));
  checker.refs("role", deadline.extension?.roles, `${path}/extension/roles`);
  deadline.overdue?.forEach((step, at) => {
    const place = `${path}/overdue/${at}`;
    checker.level(step.toLevel, `${place}/toLevel`);
    checker.refs("role", step.roles, `${place}/roles`);
    checker.template(step.title, { ...known, ...recordNames(known) }, `${place}/title`);
    if (step.to !== undefined) checker.name(step.to, names.states, KIND_WORDS.state, `${place}/to`);
    checkEffects(checker, step.effects, `${place}/effects`, known, recordType);
  });
}

function checkWindow(checker: Checker, window: NoticeWindow, path: string, names: WorkflowNames, known: TypeEnvironment): void {
  const { notice, objections } = window;
  checker.ref("report", notice.report, `${path}/notice/report`);
  checker.template(notice.title, { ...known, ...recordNames(known) }, `${path}/notice/title`);
  const { channels } = checker.known;
  if (channels !== undefined)
    notice.channels?.forEach((channel, at) => void checker.name(channel, channels, KIND_WORDS.channel, `${path}/notice/channels/${at}`));
  checker.name(window.clean, names.states, KIND_WORDS.state, `${path}/clean`);
  checkEffects(checker, window.onClean, `${path}/onClean`, known, names.recordType);
  if (objections === undefined) return;
  checker.refs("role", objections.handledBy, `${path}/objections/handledBy`);
  checker.refs("role", objections.from, `${path}/objections/from`);
  checker.name(objections.upheld, names.states, KIND_WORDS.state, `${path}/objections/upheld`);
  checkEffects(checker, objections.onUpheld, `${path}/objections/onUpheld`, known, names.recordType);
}

function checkBranches(checker: Checker, state: WorkflowState, path: string, names: WorkflowNames, environment: EnvironmentMaker): void {
  state.branches?.forEach((branch, at) => {
    const place = `${path}/branches/${at}`;
    const inner: WorkflowNames = { ...names, states: branch.states.map(({ id }) => id) };
    checker.name(branch.initial, inner.states, KIND_WORDS.state, `${place}/initial`);
    branch.states.forEach((one, index) => {
      if (one.deadline !== undefined) checkDeadline(checker, one.deadline, `${place}/states/${index}/deadline`, inner, environment());
    });
    branch.transitions.forEach((one, index) => void checkTransition(checker, one, `${place}/transitions/${index}`, inner, environment));
  });
}

function checkChildren(checker: Checker, state: WorkflowState, path: string, known: TypeEnvironment): void {
  state.children?.forEach((child, at) => {
    const place = `${path}/children/${at}`;
    const recordType = checker.ref("record-type", child.recordType, `${place}/recordType`);
    for (const [field, source] of Object.entries(child.data)) {
      checker.field(recordType, field, `${place}/data/${pointerPart(field)}`);
      checker.expression(source, known, `${place}/data/${pointerPart(field)}`);
    }
    checker.field(recordType, child.link, `${place}/link`);
  });
}
