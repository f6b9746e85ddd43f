import type { Deadline, Issue, WorkflowState } from "@zhili/contracts";
import type { TypeEnvironment } from "../../expression/index.js";
import { pointerTo } from "../../schema/index.js";
import type { CompiledBranch, CompiledEffect, CompiledState, CompiledTransition } from "./compiled-workflow.js";
import type { Branch } from "./definition-parts.js";
import { type ExpressionCompiler, expressionCompiler } from "./expression-compiler.js";

/** Compiles a state with its branches; `transitions` are all of the workflow's, those of branches included. */
export function compileState(
  definition: WorkflowState,
  path: string,
  environment: TypeEnvironment,
  issues: Issue[],
  transitions: readonly CompiledTransition[],
): CompiledState {
  const compiler = expressionCompiler({ ...environment, input: "dyn" }, issues);
  return {
    definition,
    leaving: transitions.filter((step) => step.branch === undefined && step.definition.from.includes(definition.id)),
    ladder: compileLadder(definition.deadline, compiler, `${path}/deadline/overdue`),
    onEntry: compiler.effects(definition.onEntry, `${path}/onEntry`),
    onExit: compiler.effects(definition.onExit, `${path}/onExit`),
    onClean: compiler.effects(definition.window?.onClean, `${path}/window/onClean`),
    onUpheld: compiler.effects(definition.window?.objections?.onUpheld, `${path}/window/objections/onUpheld`),
    onPassed: compiler.effects(definition.checklist?.onPassed, `${path}/checklist/onPassed`),
    onFailed: compiler.effects(definition.checklist?.onFailed, `${path}/checklist/onFailed`),
    children: (definition.children ?? []).map((child, index) => ({
      definition: child,
      data: compiler.named(child.data, `${pointerTo(`${path}/children`, index)}/data`),
    })),
    branches: new Map(
      (definition.branches ?? []).map((branch, index): [string, CompiledBranch] => [
        branch.id,
        compileBranch(definition.id, branch, pointerTo(`${path}/branches`, index), compiler, transitions),
      ]),
    ),
  };
}

function compileBranch(
  state: string,
  definition: Branch,
  path: string,
  compiler: ExpressionCompiler,
  transitions: readonly CompiledTransition[],
): CompiledBranch {
  const own = transitions.filter(({ branch }) => branch?.state === state && branch.id === definition.id);
  const places = definition.states.map((place, index) => ({
    definition: place,
    leaving: own.filter((step) => step.definition.from.includes(place.id)),
    ladder: compileLadder(place.deadline, compiler, `${pointerTo(`${path}/states`, index)}/deadline/overdue`),
  }));
  return { definition, states: new Map(places.map((place) => [place.definition.id, place])) };
}

function compileLadder(deadline: Deadline | undefined, compiler: ExpressionCompiler, path: string): Map<string, readonly CompiledEffect[]> {
  return new Map((deadline?.overdue ?? []).map((step, index) => [step.id, compiler.effects(step.effects, `${pointerTo(path, index)}/effects`)]));
}
