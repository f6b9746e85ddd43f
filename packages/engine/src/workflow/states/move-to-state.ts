import type { JsonObject } from "@zhili/contracts";
import type { CompiledEffect } from "../compile/index.js";
import type { TimelineEntry } from "../outcome.js";
import { note } from "../run/note.js";
import { plan, planEffects } from "../run/plan-effects.js";
import { currentState, type Run } from "../run/run.js";
import { closeNotice } from "../windows/open-window.js";
import { enterState } from "./enter-state.js";

/** Why a record moves, and what is asked for on the way. */
export interface Cause {
  readonly kind: TimelineEntry["kind"];
  readonly origin: string;
  readonly effects?: readonly CompiledEffect[];
  readonly transition?: string;
  readonly comment?: string | undefined;
  readonly facts?: JsonObject;
  /** How the notice of the state that is left ends. */
  readonly notice?: "closed" | "withdrawn";
}

/** Leaves the state for another (or the same, anew): effects on leaving, of the cause, on entry, in this order. */
export function moveToState(run: Run, to: string, cause: Cause): void {
  const state = currentState(run);
  const from = state.definition.id;
  planEffects(run, state.onExit, `exit:${from}`);
  if (run.snapshot.window !== undefined) closeNotice(run, cause.notice ?? "withdrawn", from);
  plan(run, "close-tasks", { all: true }, `exit:${from}`);
  planEffects(run, cause.effects ?? [], cause.origin);
  note(run, cause.kind, { from, to, transition: cause.transition, comment: cause.comment, facts: cause.facts ?? {} });
  enterState(run, to);
}
