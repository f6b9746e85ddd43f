import type { BranchStanding, ChildStanding, JsonObject, Snapshot } from "@zhili/contracts";
import type { CompiledState } from "../compile/index.js";
import { startDeadline } from "../deadlines/due-at.js";
import { WorkflowUnknownState } from "../errors.js";
import { factsOf } from "../run/facts.js";
import { plan, planEffects } from "../run/plan-effects.js";
import { type Run, recordData } from "../run/run.js";
import { openNotice, startWindow } from "../windows/open-window.js";
import { openTasks } from "./open-tasks.js";

/** Puts the record into a state: its clock, checks, notice, branches, children, tasks and entry effects begin. */
export function enterState(run: Run, id: string): void {
  const state = run.workflow.states.get(id);
  if (state === undefined) throw WorkflowUnknownState({ facts: { state: id } });
  const { definition } = state;
  const { moment: enteredAt, context, snapshot: before } = run;
  const deadline = startDeadline(definition.deadline, recordData(run), enteredAt, context.calendar);
  const window = definition.window === undefined ? undefined : startWindow(definition.window, enteredAt, context.calendar);
  const checklist = definition.checklist === undefined ? before.checklist : {};
  const branches = startBranches(run, state);
  run.snapshot = {
    ...lasting(before),
    state: id,
    enteredAt,
    final: definition.kind === "final",
    approvals: {},
    ...(deadline === undefined ? {} : { deadline }),
    ...(checklist === undefined ? {} : { checklist }),
    ...(window === undefined ? {} : { window }),
    ...(branches === undefined ? {} : { branches }),
  };
  planEffects(run, state.onEntry, `entry:${id}`);
  if (window !== undefined && definition.window !== undefined) openNotice(run, definition.window, window, id);
  spawnChildren(run, state);
  openTasks(run, state, `state:${id}`, deadline?.dueAt, definition);
  for (const [branchId, branch] of state.branches) {
    const standing = branches?.[branchId];
    const place = standing === undefined ? undefined : branch.states.get(standing.state);
    if (place !== undefined) openTasks(run, place, `branch:${branchId}`, standing?.deadline?.dueAt);
  }
}

/** What stays when the state changes. */
function lasting({
  workflow,
  workflowHash,
  startedAt,
  takenBy,
  steps,
}: Snapshot): Pick<Snapshot, "workflow" | "workflowHash" | "startedAt" | "takenBy" | "steps"> {
  return { workflow, workflowHash, startedAt, takenBy, ...(steps === undefined ? {} : { steps }) };
}

function startBranches(run: Run, state: CompiledState): Record<string, BranchStanding> | undefined {
  if (state.branches.size === 0) return undefined;
  const standings = [...state.branches].map(([id, branch]): [string, BranchStanding] => {
    const place = branch.states.get(branch.definition.initial);
    const deadline = startDeadline(place?.definition.deadline, recordData(run), run.moment, run.context.calendar);
    const standing = { state: branch.definition.initial, enteredAt: run.moment, final: place?.definition.kind === "final" };
    return [id, deadline === undefined ? standing : { ...standing, deadline }];
  });
  return Object.fromEntries(standings);
}

/** Children's data are values here; the platform makes the records and tells their ids unless the context gave them. */
function spawnChildren(run: Run, state: CompiledState): void {
  if (state.children.length === 0) return;
  const facts = factsOf(run);
  const children = state.children.map(({ definition, data }): ChildStanding => {
    const record = run.context.newId?.() ?? "";
    const values: JsonObject = Object.fromEntries(data.map(([field, expression]) => [field, expression.evaluate(facts)]));
    const link = definition.link === undefined ? {} : { link: definition.link };
    const given = record === "" ? {} : { record };
    plan(run, "spawn-child", { id: definition.id, recordType: definition.recordType, data: values, ...link, ...given }, `child:${definition.id}`);
    return { id: definition.id, record, recordType: definition.recordType, final: false };
  });
  run.snapshot = { ...run.snapshot, children };
}
