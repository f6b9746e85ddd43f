import type { Actor, Json, JsonObject, ZhiliError } from "@zhili/contracts";
import type { CompiledCalendar } from "../calendar/index.js";

export interface WorkflowRecord {
  readonly id: string;
  readonly type: string;
  readonly orgUnit: string;
  readonly orgPath: string;
  /** Org units of the parties. */
  readonly parties?: readonly string[];
  readonly createdBy: string;
  readonly createdAt?: string;
  readonly data: JsonObject;
}

export interface GuardVerdict {
  readonly ok: boolean;
  readonly explain?: Readonly<Record<string, Json>>;
}

/** What the interpreter is told about the world; it asks nobody else. */
export interface WorkflowContext {
  /** ISO 8601. */
  readonly now: string;
  /** YYYY-MM-DD in the calendar's zone. */
  readonly today: string;
  readonly actor: Actor;
  readonly record: WorkflowRecord;
  /** Named facts, gathered beforehand (see `factsNeeded`). */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly calendar: CompiledCalendar;
  /** Which of the roles the actor holds where the record is, if any. */
  holdsRole(roles: readonly string[]): string | undefined;
  /** Org unit of the party for which the actor acts. */
  partyOf?(): string | undefined;
  /** Ids of the people who hold one of the roles where the record is. */
  eligible?(roles: readonly string[]): readonly string[];
  /** Guards registered by the platform or a plugin. */
  registeredGuard?(type: string, params: JsonObject, facts: Readonly<Record<string, unknown>>): GuardVerdict;
  /**
   * For rehearsals: takes note of what is still missing (guards that say no, things not typed, a signature) instead of letting it end
   * the step. Who may take the step is asked all the same.
   */
  tolerate?(refusal: ZhiliError): void;
  /** Ids for child records; else `bindChild` tells them later. */
  newId?(): string;
}
