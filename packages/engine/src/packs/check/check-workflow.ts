import type { RecordTypeFound } from "../configuration-index.js";
import { workflowEnvironment } from "../environments.js";
import type { Resolved } from "../resolve-ref.js";
import { checkEffects, checkFacts, checkGuards } from "./check-effects.js";
import { checkState } from "./check-state.js";
import { checkTransition } from "./check-transition.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";
import type { EnvironmentMaker, WorkflowNames } from "./workflow-names.js";

/** States, transitions, roles, guards, effects and every expression of a workflow. */
export function checkWorkflow(checker: Checker, { definition }: Resolved<"workflow">): void {
  const recordType = checker.ref("record-type", definition.recordType, "/recordType");
  const states = definition.states.map(({ id }) => id);
  checker.name(definition.initial, states, KIND_WORDS.state, "/initial");
  const transitions = definition.transitions.map(({ id }) => id);
  const branched = definition.states.flatMap((state) => (state.branches ?? []).flatMap((branch) => branch.transitions.map(({ id }) => id)));
  const names: WorkflowNames = { workflow: definition, recordType, states, transitions: [...transitions, ...branched] };
  const environment = environmentMaker(checker, recordType);
  checkCreate(checker, definition.create, recordType, environment);
  definition.states.forEach((state, at) => void checkState(checker, state, `/states/${at}`, names, environment));
  definition.transitions.forEach((transition, at) => void checkTransition(checker, transition, `/transitions/${at}`, names, environment));
}

function environmentMaker(checker: Checker, recordType: RecordTypeFound | undefined): EnvironmentMaker {
  return (place = {}) => {
    if (recordType !== undefined) return workflowEnvironment(checker, recordType, place);
    const facts = Object.fromEntries((place.facts ?? []).map(({ id }) => [id, "dyn" as const]));
    return { ...facts, record: "dyn", input: "dyn", actor: "dyn", now: "string", today: "string" };
  };
}

function checkCreate(
  checker: Checker,
  create: Resolved<"workflow">["definition"]["create"],
  recordType: RecordTypeFound | undefined,
  environment: EnvironmentMaker,
): void {
  checker.refs("role", create?.roles, "/create/roles");
  checkFacts(checker, create?.facts, "/create/facts", environment(), recordType);
  const names = environment({ facts: create?.facts });
  checkGuards(checker, create?.guards, "/create/guards", names, recordType);
  checkEffects(checker, create?.effects, "/create/effects", names, recordType);
}
