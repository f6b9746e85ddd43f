import type { CaseAction, JsonObject } from "@zhili/contracts";
import type { TriedAs } from "./sample-people.js";

/** What somebody does in a try-out; exactly one. It is always about the record that the try-out made. */
export interface TrialAction {
  readonly create?: { readonly data: JsonObject };
  readonly update?: { readonly data: JsonObject };
  readonly transition?: {
    readonly transition: string;
    readonly input?: JsonObject;
    readonly decision?: "agree" | "disagree" | "abstain";
    readonly comment?: string;
    readonly signed?: boolean;
  };
  readonly check?: { readonly item: string; readonly result: "pass" | "fail"; readonly basis: string };
  readonly move?: { readonly move: "urge" | "return" | "withdraw" | "extend"; readonly to?: string; readonly reason?: string };
  readonly object?: { readonly text: string; readonly contact?: string };
  readonly find?: { readonly finding: "upheld" | "dismissed"; readonly reason: string };
}

/** One thing that is tried: somebody does something, or time goes by. */
export interface TrialStep {
  readonly id: string;
  readonly as?: TriedAs;
  readonly do?: TrialAction;
  /** A duration such as `P1WD`; `next` is up to the next moment at which something is due for the record. */
  readonly wait?: string;
}

/** What the record and the objection to it are called while the steps are played. */
export const TRIED = "tried";
export const OBJECTION = "objection";

/** The step as a case would say it. */
export function caseAction(recordType: string, action: TrialAction, at: string | undefined): CaseAction {
  const record = `$${TRIED}`;
  const { create, update, transition, check, move, object, find } = action;
  if (create !== undefined) return { create: { recordType, data: create.data, name: TRIED, ...(at === undefined ? {} : { at }) } };
  if (update !== undefined) return { update: { record, data: update.data } };
  if (transition !== undefined) {
    const { signed: _signed, ...asked } = transition;
    return { transition: { record, ...asked } };
  }
  if (check !== undefined) return { check: { record, ...check } };
  if (move !== undefined) return { move: { record, ...move } };
  if (object !== undefined) return { object: { record, ...object, name: OBJECTION } };
  return { find: { objection: `$${OBJECTION}`, finding: find?.finding ?? "dismissed", reason: find?.reason ?? "" } };
}
