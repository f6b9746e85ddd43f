import type { Fact, WorkflowDefinition } from "@zhili/contracts";
import type { TypeEnvironment } from "@zhili/engine/expression";
import { type CompiledWorkflow, compileWorkflow } from "@zhili/engine/workflow";
import type { Configuration } from "./configuration.js";

type EnvironmentOf = (recordType: string, facts?: readonly Fact[]) => TypeEnvironment;

export function compileWorkflowIn(environment: EnvironmentOf, ref: string, definition: WorkflowDefinition, hash: string): CompiledWorkflow {
  return compileWorkflow(ref, definition, { hash, environment: (facts) => environment(definition.recordType, facts) });
}

/** A workflow of an earlier revision, compiled over the record types of this one. */
export function compileWorkflowOf(configuration: Configuration, ref: string, definition: WorkflowDefinition, hash: string): CompiledWorkflow {
  return compileWorkflowIn(configuration.environment, ref, definition, hash);
}
