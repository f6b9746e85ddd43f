import type { Json, JsonObject } from "@zhili/contracts";
import type { DraftIssue } from "./drafts.js";
import { request } from "./request.js";
import type { Available, Configuration, Me, Prepared, ProblemIssue, RecordView, TimelineView } from "./types.js";

/** A definition as it stands on the screen, not saved yet. */
export interface TypedDefinition {
  readonly ref: string;
  readonly value: Json;
}

export interface TriedAs {
  readonly role: string;
  readonly at?: string;
  readonly person?: number;
}

export interface TriedRole {
  readonly role: string;
  readonly title: string;
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly makes: boolean;
}

export interface Candidates {
  readonly records: Readonly<Record<string, readonly { readonly id: string; readonly title: string; readonly orgUnitName: string }[]>>;
  readonly orgUnits: readonly { readonly id: string; readonly name: string; readonly code: string; readonly level: string; readonly parentId?: string }[];
}

export interface ToldRefusal {
  readonly code: string;
  readonly text: string;
  readonly issues: readonly ProblemIssue[];
}

interface Gap {
  readonly pack: string;
  readonly reason: string;
}

export interface TriedForm {
  readonly issues: readonly DraftIssue[];
  readonly tried?: {
    readonly as: TriedAs;
    readonly roles: readonly TriedRole[];
    readonly gaps: readonly Gap[];
    readonly configuration: Configuration;
    readonly me: Me;
    readonly candidates: Candidates;
    readonly data: JsonObject;
    readonly prepared?: Prepared;
    readonly refused?: ToldRefusal;
    readonly seen?: RecordView;
  };
}

export interface TrialStep {
  readonly id: string;
  readonly as?: TriedAs;
  readonly do?: {
    readonly create?: { readonly data: JsonObject };
    readonly transition?: {
      readonly transition: string;
      readonly input?: JsonObject;
      readonly decision?: "agree" | "disagree" | "abstain";
      readonly comment?: string;
      readonly signed?: boolean;
    };
    readonly check?: { readonly item: string; readonly result: "pass" | "fail"; readonly basis: string };
    readonly object?: { readonly text: string };
    readonly find?: { readonly finding: "upheld" | "dismissed"; readonly reason: string };
  };
  readonly wait?: string;
}

export interface TriedStep {
  readonly id: string;
  readonly at: string;
  readonly stateTitle?: string;
  readonly refused?: ToldRefusal;
  readonly timeline: readonly TimelineView[];
  readonly tasks: readonly {
    readonly title: string;
    readonly roles: readonly string[];
    readonly at: string;
    readonly dueAt?: string;
    readonly done: boolean;
  }[];
  readonly messages: readonly { readonly title: string; readonly text?: string; readonly roles: readonly string[] }[];
  readonly notices: readonly { readonly title: string; readonly status: string; readonly lastDay?: string }[];
  readonly entries: readonly {
    readonly ledger: string;
    readonly account: string;
    readonly amount: number;
    readonly unit: { readonly title: string; readonly decimals: number };
    readonly reason: string;
  }[];
  readonly made: readonly { readonly type: string; readonly title: string }[];
}

export interface RoleNow extends TriedRole {
  readonly transitions: readonly Available[];
  readonly checks: readonly { readonly id: string; readonly title: string }[];
}

export interface TriedWorkflow {
  readonly issues: readonly DraftIssue[];
  readonly tried?: {
    readonly start: string;
    readonly clock: string;
    readonly gaps: readonly Gap[];
    readonly steps: readonly TriedStep[];
    readonly record?: RecordView;
    readonly roles: readonly RoleNow[];
    readonly nextAt?: string;
    readonly configuration: Configuration;
    readonly candidates: Candidates;
    readonly data: JsonObject;
  };
}

const path = (draft: string, what: "form" | "steps"): string => `/drafts/${encodeURIComponent(draft)}/try/${what}`;

/** The form of a record type as a role of the sample county sees it; nothing is kept. */
export function tryForm(
  draft: string,
  body: { readonly recordType: string; readonly as?: TriedAs; readonly data?: JsonObject; readonly typed?: TypedDefinition },
  signal: AbortSignal,
): Promise<TriedForm> {
  return request(path(draft, "form"), { method: "POST", body, signal });
}

/** Plays steps with a sample record from the beginning; nothing is kept. */
export function trySteps(
  draft: string,
  body: { readonly recordType: string; readonly steps: readonly TrialStep[]; readonly typed?: TypedDefinition },
  signal: AbortSignal,
): Promise<TriedWorkflow> {
  return request(path(draft, "steps"), { method: "POST", body, signal });
}
