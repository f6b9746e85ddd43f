import type { Deadline, Issue, Transition, WorkflowDefinition, WorkflowState } from "@zhili/contracts";
import { nearest, pointerTo } from "../../schema/index.js";
import { finding } from "./issues.js";

type Named = readonly [string | undefined, string];

/** Every state and step that is named exists, and no id is used twice. */
export function checkNames(definition: WorkflowDefinition): Issue[] {
  const { states, transitions } = definition;
  const steps = [...allSteps(definition)];
  const mainStates = states.map(({ id }) => id);
  const stepIds = ["create", ...steps.map(({ step }) => step.id)];
  return [
    ...duplicates(mainStates, "/states"),
    ...stepDuplicates(steps),
    ...unknown([[definition.initial, "/initial"]], mainStates),
    ...states.flatMap((state, index) => stateNames(state, pointerTo("/states", index), mainStates)),
    ...transitions.flatMap((step, index) => stepNames(step, pointerTo("/transitions", index), mainStates, mainStates)),
    ...steps.flatMap(({ step, path }) =>
      (step.notBy ?? []).flatMap((name, index) =>
        stepIds.includes(name) ? [] : [finding("WORKFLOW_UNKNOWN_TRANSITION", pointerTo(`${path}/notBy`, index), { name }, nearest(name, stepIds))],
      ),
    ),
  ];
}

/** Main steps and those of all branches, each with its path. */
export function* allSteps(definition: WorkflowDefinition): Generator<{ step: Transition; path: string }> {
  for (const [index, step] of definition.transitions.entries()) yield { step, path: pointerTo("/transitions", index) };
  for (const [stateIndex, state] of definition.states.entries())
    for (const [branchIndex, branch] of (state.branches ?? []).entries())
      for (const [index, step] of branch.transitions.entries())
        yield { step, path: `${pointerTo("/states", stateIndex)}${pointerTo("/branches", branchIndex)}${pointerTo("/transitions", index)}` };
}

function stateNames(state: WorkflowState, path: string, known: readonly string[]): Issue[] {
  const { window, checklist, join, branches } = state;
  const named: Named[] = [
    [window?.clean, `${path}/window/clean`],
    [window?.objections?.upheld, `${path}/window/objections/upheld`],
    [checklist?.passed, `${path}/checklist/passed`],
    [checklist?.failed, `${path}/checklist/failed`],
    [join?.to, `${path}/join/to`],
    [state.await?.to, `${path}/await/to`],
    ...ladderNames(state.deadline, path),
  ];
  return [
    ...unknown(named, known),
    ...duplicates(
      (checklist?.items ?? []).map(({ id }) => id),
      `${path}/checklist/items`,
    ),
    ...deadlineDuplicates(state.deadline, path),
    ...duplicates(
      (branches ?? []).map(({ id }) => id),
      `${path}/branches`,
    ),
    ...duplicates(
      (state.children ?? []).map(({ id }) => id),
      `${path}/children`,
    ),
    ...(branches ?? []).flatMap((branch, index) => {
      const at = pointerTo(`${path}/branches`, index);
      const own = branch.states.map(({ id }) => id);
      return [
        ...duplicates(own, `${at}/states`),
        ...unknown([[branch.initial, `${at}/initial`]], own),
        ...branch.states.flatMap((place, place_) => {
          const placed = pointerTo(`${at}/states`, place_);
          return [...unknown(ladderNames(place.deadline, placed), [...own, ...known]), ...deadlineDuplicates(place.deadline, placed)];
        }),
        ...branch.transitions.flatMap((step, step_) => stepNames(step, pointerTo(`${at}/transitions`, step_), own, [...own, ...known])),
      ];
    }),
  ];
}

/** `own` are the states of the step's place; refusals and returns may also lead out of a branch, to `wider`. */
function stepNames(step: Transition, path: string, own: readonly string[], wider: readonly string[]): Issue[] {
  const inside: Named[] = [...step.from.map((name, index): Named => [name, pointerTo(`${path}/from`, index)]), [step.to, `${path}/to`]];
  const outside: Named[] = [
    [step.approval?.rejected, `${path}/approval/rejected`],
    ...(step.approval?.returnTo ?? []).map((name, index): Named => [name, pointerTo(`${path}/approval/returnTo`, index)]),
  ];
  return [
    ...unknown(inside, own),
    ...unknown(outside, wider),
    ...duplicates(
      (step.guards ?? []).map(({ id }) => id),
      `${path}/guards`,
    ),
    ...duplicates(
      (step.effects ?? []).map(({ id }) => id),
      `${path}/effects`,
    ),
    ...duplicates(
      (step.approval?.steps ?? []).map(({ id }) => id),
      `${path}/approval/steps`,
    ),
  ];
}

const ladderNames = (deadline: Deadline | undefined, path: string): Named[] =>
  (deadline?.overdue ?? []).map(({ to }, index): Named => [to, `${pointerTo(`${path}/deadline/overdue`, index)}/to`]);

const deadlineDuplicates = (deadline: Deadline | undefined, path: string): Issue[] => [
  ...duplicates(
    (deadline?.remind ?? []).map(({ id }) => id),
    `${path}/deadline/remind`,
  ),
  ...duplicates(
    (deadline?.overdue ?? []).map(({ id }) => id),
    `${path}/deadline/overdue`,
  ),
];

function unknown(named: readonly Named[], known: readonly string[]): Issue[] {
  return named.flatMap(([name, path]) =>
    name === undefined || known.includes(name) ? [] : [finding("WORKFLOW_UNKNOWN_STATE", path, { name }, nearest(name, known))],
  );
}

function duplicates(ids: readonly string[], path: string): Issue[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) === index ? [] : [finding("WORKFLOW_DUPLICATE_ID", `${pointerTo(path, index)}/id`, { name: id })]));
}

function stepDuplicates(steps: readonly { readonly step: Transition; readonly path: string }[]): Issue[] {
  const ids = steps.map(({ step }) => step.id);
  return steps.flatMap(({ step, path }, index) =>
    ids.indexOf(step.id) === index && step.id !== "create" ? [] : [finding("WORKFLOW_DUPLICATE_ID", `${path}/id`, { name: step.id })],
  );
}
