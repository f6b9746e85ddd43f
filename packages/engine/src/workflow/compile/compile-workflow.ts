import type { Issue, WorkflowDefinition } from "@zhili/contracts";
import type { TypeEnvironment } from "../../expression/index.js";
import { pointerTo } from "../../schema/index.js";
import { checkNames } from "../check/check-names.js";
import { WorkflowInvalid } from "../errors.js";
import { compileState } from "./compile-state.js";
import { compileTransition, factTypes } from "./compile-transition.js";
import type { CompiledTransition, CompiledWorkflow } from "./compiled-workflow.js";
import { expressionCompiler } from "./expression-compiler.js";

export interface CompileWorkflowOptions {
  /** Content hash of the definition. */
  readonly hash: string;
  /** Types of `record`, `actor` and other names; unchecked when absent. */
  readonly environment?: TypeEnvironment;
  /** Title of a role, for refusals; its reference when absent. */
  readonly roleTitle?: (ref: string) => string;
  /** Title of a field of the record; its name when absent. */
  readonly fieldTitle?: (field: string) => string;
}

const UNCHECKED: TypeEnvironment = { record: "dyn", actor: "dyn" };

/** Makes a definition ready to run. Throws WORKFLOW_INVALID with an issue for each unknown name and each expression that does not compile. */
export function compileWorkflow(ref: string, definition: WorkflowDefinition, options: CompileWorkflowOptions): CompiledWorkflow {
  const environment = { ...UNCHECKED, ...options.environment };
  const issues: Issue[] = checkNames(definition);
  const transitions = compileTransitions(definition, environment, issues);
  const states = definition.states.map((state, index) => compileState(state, pointerTo("/states", index), environment, issues, transitions));
  const create = expressionCompiler({ ...environment, ...factTypes(definition.create?.facts), input: "dyn" }, issues);
  const compiled: CompiledWorkflow = {
    ref,
    hash: options.hash,
    definition,
    create: {
      guards: create.guards(definition.create?.guards, "/create/guards"),
      effects: create.effects(definition.create?.effects, "/create/effects"),
    },
    states: new Map(states.map((state) => [state.definition.id, state])),
    transitions: new Map(transitions.map((transition) => [transition.id, transition])),
    roleTitle: options.roleTitle ?? ((role) => role),
    fieldTitle: options.fieldTitle ?? ((field) => field),
  };
  if (issues.length > 0) throw WorkflowInvalid({ facts: { workflow: definition.title, count: issues.length }, issues });
  return compiled;
}

function compileTransitions(definition: WorkflowDefinition, environment: TypeEnvironment, issues: Issue[]): CompiledTransition[] {
  const main = definition.transitions.map((step, index) => compileTransition(step, pointerTo("/transitions", index), environment, issues));
  const branched = definition.states.flatMap((state, stateIndex) =>
    (state.branches ?? []).flatMap((branch, branchIndex) =>
      branch.transitions.map((step, index) => {
        const path = `${pointerTo("/states", stateIndex)}${pointerTo("/branches", branchIndex)}${pointerTo("/transitions", index)}`;
        return compileTransition(step, path, environment, issues, { state: state.id, id: branch.id });
      }),
    ),
  );
  return [...main, ...branched];
}
