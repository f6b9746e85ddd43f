import type { Deadline, Issue, Transition, WorkflowDefinition, WorkflowState } from "@zhili/contracts";
import { pointerTo } from "../../schema/index.js";
import { finding } from "./issues.js";

interface Node {
  readonly id: string;
  readonly final: boolean;
  readonly path: string;
  readonly ways: readonly string[];
}

/** Every state can be reached and left, and some end can be reached; within branches too. */
export function checkPaths(definition: WorkflowDefinition): Issue[] {
  const nodes = definition.states.map((state, index) => ({
    id: state.id,
    final: state.kind === "final",
    path: pointerTo("/states", index),
    ways: waysOut(state, definition.transitions),
  }));
  const reached = reachable(definition.initial, nodes);
  const ends = nodes.some(({ id, final }) => final && reached.has(id));
  return [
    ...about(nodes, reached),
    ...(ends ? [] : [finding("WORKFLOW_NO_FINAL_STATE", "/states", { name: definition.id })]),
    ...unguardedLoops(definition.transitions, "/transitions"),
    ...definition.states.flatMap((state, index) => branchPaths(state, pointerTo("/states", index))),
  ];
}

function branchPaths(state: WorkflowState, path: string): Issue[] {
  return (state.branches ?? []).flatMap((branch, index) => {
    const at = pointerTo(`${path}/branches`, index);
    const nodes = branch.states.map((place, place_) => ({
      id: place.id,
      final: place.kind === "final",
      path: pointerTo(`${at}/states`, place_),
      ways: [...stepWays(place.id, branch.transitions), ...ladderWays(place.deadline)],
    }));
    return [...about(nodes, reachable(branch.initial, nodes)), ...unguardedLoops(branch.transitions, `${at}/transitions`)];
  });
}

function about(nodes: readonly Node[], reached: ReadonlySet<string>): Issue[] {
  return nodes.flatMap(({ id, final, path, ways }) => {
    if (!reached.has(id)) return [finding("WORKFLOW_UNREACHABLE_STATE", path, { name: id })];
    if (final && ways.length > 0) return [finding("WORKFLOW_LEAVES_FINAL", path, { name: id })];
    if (!final && ways.every((way) => way === id)) return [finding("WORKFLOW_DEAD_END", path, { name: id })];
    return [];
  });
}

function reachable(initial: string, nodes: readonly Node[]): Set<string> {
  const ways = new Map(nodes.map((node) => [node.id, node.ways]));
  const reached = new Set<string>();
  const open = [initial];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(ways.get(id) ?? []));
  }
  return reached;
}

function waysOut(state: WorkflowState, transitions: readonly Transition[]): string[] {
  const { window, checklist, join, branches } = state;
  const exits = (branches ?? []).flatMap((branch) => {
    const own = new Set(branch.states.map(({ id }) => id));
    const leaving = branch.transitions.flatMap((step) => decisionWays(step));
    return [...leaving, ...branch.states.flatMap((place) => ladderWays(place.deadline))].filter((id) => !own.has(id));
  });
  const own = [window?.clean, window?.objections?.upheld, checklist?.passed, checklist?.failed, join?.to, state.await?.to];
  return [...own.filter((id) => id !== undefined), ...stepWays(state.id, transitions), ...ladderWays(state.deadline), ...exits];
}

const stepWays = (from: string, transitions: readonly Transition[]): string[] =>
  transitions.filter((step) => step.from.includes(from)).flatMap((step) => [step.to, ...decisionWays(step)]);

const decisionWays = ({ approval }: Transition): string[] => [...(approval?.rejected === undefined ? [] : [approval.rejected]), ...(approval?.returnTo ?? [])];

const ladderWays = (deadline: Deadline | undefined): string[] => (deadline?.overdue ?? []).flatMap(({ to }) => (to === undefined ? [] : [to]));

/** Automatic steps without guards that lead back to where they start. */
function unguardedLoops(transitions: readonly Transition[], path: string): Issue[] {
  const free = transitions.filter((step) => step.trigger === "automatic" && (step.guards?.length ?? 0) === 0);
  const nodes = [...new Set(free.flatMap(({ from }) => from))].map((id) => ({ id, final: false, path, ways: stepWays(id, free) }));
  return transitions.flatMap((step, index) => {
    if (!free.includes(step)) return [];
    const back = reachable(step.to, nodes);
    return step.from.some((id) => back.has(id)) ? [finding("WORKFLOW_AUTOMATIC_LOOP", pointerTo(path, index), { name: step.id })] : [];
  });
}
