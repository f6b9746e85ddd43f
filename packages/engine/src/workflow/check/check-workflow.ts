import type { Issue, Transition, WorkflowDefinition, WorkflowState } from "@zhili/contracts";
import { pointerTo } from "../../schema/index.js";
import { allSteps, checkNames } from "./check-names.js";
import { checkPaths } from "./check-paths.js";
import { finding } from "./issues.js";

/** What is wrong with a workflow as such: unknown names, states nobody reaches or leaves, timers without a time, steps nobody may take. Names of other definitions and expressions are checked elsewhere. */
export function checkWorkflow(definition: WorkflowDefinition): Issue[] {
  const names = checkNames(definition);
  return [
    ...names,
    ...[...allSteps(definition)].flatMap(({ step, path }) => checkStep(step, path)),
    ...definition.states.flatMap((state, index) => checkState(state, pointerTo("/states", index))),
    ...(names.length > 0 ? [] : checkPaths(definition)),
  ];
}

function checkStep(step: Transition, path: string): Issue[] {
  const name = step.id;
  const trigger = step.trigger ?? "person";
  const issues: Issue[] = [];
  if (trigger === "timer" && step.after === undefined) issues.push(finding("WORKFLOW_TIMER_WITHOUT_AFTER", path, { name }));
  if (trigger !== "timer" && step.after !== undefined) issues.push(finding("WORKFLOW_AFTER_WITHOUT_TIMER", `${path}/after`, { name }));
  if (trigger === "automatic" || trigger === "timer") {
    const asks = (step.form?.required?.length ?? 0) > 0 || step.form?.signature === true || step.comment === "required" || step.approval !== undefined;
    if (asks) issues.push(finding("WORKFLOW_ASKS_NOBODY", path, { name }));
  }
  if (trigger === "person" && nobody(step)) issues.push(finding("WORKFLOW_NOBODY_MAY_TAKE", path, { name }));
  return [...issues, ...checkApproval(step, `${path}/approval`)];
}

const nobody = ({ roles, owner, approval }: Transition): boolean =>
  (roles?.length ?? 0) === 0 && owner !== true && (approval?.roles?.length ?? 0) === 0 && (approval?.steps?.length ?? 0) === 0;

function checkApproval({ id, roles, approval }: Transition, path: string): Issue[] {
  if (approval === undefined) return [];
  const lacks = (part: string): Issue => finding("WORKFLOW_APPROVAL_INCOMPLETE", path, { name: id, part });
  const issues: Issue[] = [];
  if (approval.kind === "sequence" && (approval.steps?.length ?? 0) === 0) issues.push(lacks("steps"));
  if (approval.kind === "quorum" && approval.quorum === undefined) issues.push(lacks("quorum"));
  if (approval.kind !== "sequence" && (approval.roles?.length ?? roles?.length ?? 0) === 0) issues.push(lacks("roles"));
  if (approval.allow?.includes("return") === true && (approval.returnTo?.length ?? 0) === 0) issues.push(lacks("returnTo"));
  return issues;
}

function checkState(state: WorkflowState, path: string): Issue[] {
  const name = state.id;
  const issues: Issue[] = [];
  const branched = (state.branches?.length ?? 0) > 0;
  if (state.kind === "parallel" && !branched) issues.push(finding("WORKFLOW_BRANCHES_INCOMPLETE", path, { name, part: "branches" }));
  if (branched && state.kind !== "parallel") issues.push(finding("WORKFLOW_BRANCHES_INCOMPLETE", path, { name, part: "kind: parallel" }));
  if (branched && state.join === undefined) issues.push(finding("WORKFLOW_BRANCHES_INCOMPLETE", path, { name, part: "join" }));
  for (const [index, branch] of (state.branches ?? []).entries()) {
    const ends = branch.states.some(({ kind }) => kind === "final");
    if (!ends) issues.push(finding("WORKFLOW_BRANCHES_INCOMPLETE", pointerTo(`${path}/branches`, index), { name: branch.id, part: "kind: final" }));
  }
  if (state.await !== undefined && (state.children?.length ?? 0) === 0) issues.push(finding("WORKFLOW_AWAIT_WITHOUT_CHILDREN", `${path}/await`, { name }));
  const waits = state.deadline ?? state.window ?? state.checklist ?? state.branches ?? state.await;
  if (state.kind === "final" && waits !== undefined) issues.push(finding("WORKFLOW_LEAVES_FINAL", path, { name }));
  return issues;
}
