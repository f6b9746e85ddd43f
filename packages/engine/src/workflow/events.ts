import type { JsonObject } from "@zhili/contracts";

export type Decision = "agree" | "disagree" | "abstain";
export type MoveKind = "add-signer" | "delegate" | "urge" | "return" | "withdraw" | "extend";

/** A person takes a step, or votes on it when it needs approval. */
export interface TakeEvent {
  readonly type: "take";
  readonly transition: string;
  readonly input?: JsonObject;
  readonly comment?: string;
  /** Agrees when absent; a convenor without a vote opens the vote, or closes the count of a quorum. */
  readonly decision?: Decision;
  /** Id of the signature's attachment. */
  readonly signature?: string;
}

export interface CheckEvent {
  readonly type: "check";
  readonly item: string;
  readonly result: "pass" | "fail";
  readonly basis: string;
}

export interface MoveEvent {
  readonly type: "move";
  readonly move: MoveKind;
  /** The step whose approval it is about; the only one under way when absent. */
  readonly transition?: string;
  /** Person (add-signer, delegate) or state (return, withdraw). */
  readonly to?: string;
  readonly reason?: string;
  /** Branch whose deadline is extended. */
  readonly branch?: string;
}

/** Everything that is due by the context's `now`. */
export interface TickEvent {
  readonly type: "tick";
}

export interface ObjectEvent {
  readonly type: "object";
  /** Id of the objection's record. */
  readonly objection: string;
}

export interface FindEvent {
  readonly type: "find";
  readonly objection: string;
  readonly finding: "upheld" | "dismissed";
  readonly comment?: string;
}

/** A child record ended. */
export interface ChildFinalEvent {
  readonly type: "child-final";
  readonly record: string;
  readonly state: string;
}

/** An effect of another record, or a schedule, takes a step. */
export interface SystemEvent {
  readonly type: "system";
  readonly transition: string;
  readonly input?: JsonObject;
}

export type WorkflowEvent = TakeEvent | CheckEvent | MoveEvent | TickEvent | ObjectEvent | FindEvent | ChildFinalEvent | SystemEvent;
