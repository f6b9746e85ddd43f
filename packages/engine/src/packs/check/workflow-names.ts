import type { TypeEnvironment } from "../../expression/index.js";
import type { RecordTypeFound } from "../configuration-index.js";
import type { WorkflowPlace } from "../environments.js";

/** Names that the parts of one workflow may use of each other. */
export interface WorkflowNames {
  readonly workflow: { readonly id: string; readonly title: string };
  readonly recordType: RecordTypeFound | undefined;
  readonly states: readonly string[];
  /** Transitions of branches too. */
  readonly transitions: readonly string[];
}

/** Makes the environment of a place of the workflow. */
export type EnvironmentMaker = (place?: WorkflowPlace) => TypeEnvironment;
