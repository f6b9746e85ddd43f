import type { Fact, RecordTypeDefinition, RoleDefinition, WorkflowDefinition } from "@zhili/contracts";
import type { TypeEnvironment } from "@zhili/engine/expression";
import { type CompiledWorkflow, compileWorkflow } from "@zhili/engine/workflow";
import type { Configuration, Placed } from "./configuration.js";

type EnvironmentOf = (recordType: string, facts?: readonly Fact[]) => TypeEnvironment;

export interface WorkflowTitles {
  roleTitle(ref: string): string;
  fieldTitle(field: string): string;
}

export function compileWorkflowIn(
  environment: EnvironmentOf,
  ref: string,
  definition: WorkflowDefinition,
  hash: string,
  titles: WorkflowTitles,
): CompiledWorkflow {
  return compileWorkflow(ref, definition, { hash, environment: environment(definition.recordType), ...titles });
}

/** A workflow of an earlier revision, compiled over the record types of this one. */
export function compileWorkflowOf(configuration: Configuration, ref: string, definition: WorkflowDefinition, hash: string): CompiledWorkflow {
  return compileWorkflowIn(
    configuration.environment,
    ref,
    definition,
    hash,
    workflowTitles(configuration.roleDefinitions, configuration.recordTypes.get(definition.recordType)?.definition),
  );
}

/** Titles of roles and fields, for refusals. */
export function workflowTitles(roles: ReadonlyMap<string, Placed<RoleDefinition>>, recordType: RecordTypeDefinition | undefined): WorkflowTitles {
  return {
    roleTitle: (ref) => roles.get(ref)?.definition.title ?? ref,
    fieldTitle: (field) => recordType?.schema.properties[field]?.title ?? field,
  };
}
