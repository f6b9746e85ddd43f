import type {
  Json,
  JsonObject,
  LedgerEntry,
  Objection,
  OrgUnit,
  PageDefinition,
  RecordTypeDefinition,
  Task,
  TimelineItem,
  Tone,
  UiSchema,
} from "@zhili/contracts";

export type Language = "zh-CN" | "en";

/** One page of a list; `cursor` leads to the next one, `count` is exact when asked for. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
  readonly count?: number;
}

export interface HeldRole {
  readonly role: string;
  readonly title: string;
  readonly orgUnit: string;
  readonly orgUnitName: string;
  readonly from?: string;
  readonly to?: string;
}

/** The person signed in. */
export interface Me {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly personId?: string;
  readonly roles: readonly HeldRole[];
  readonly language?: Language;
  readonly mustChangePassword: boolean;
  readonly orgUnits: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  /** People and matters made up for a trial were loaded. */
  readonly samples?: boolean;
  readonly may: { readonly configure: boolean; readonly grant: boolean; readonly audit: boolean };
}

export interface Session {
  readonly user: Me;
  readonly csrfToken: string;
}

export interface CodeItem {
  readonly id: string;
  readonly title: string;
  readonly tone?: Tone;
  readonly parent?: string;
  readonly retired?: boolean;
}

export interface StateView {
  readonly id: string;
  readonly title: string;
  readonly tone?: Tone;
  readonly kind?: string;
  readonly who?: string;
}

/** A record type as this person may use it; texts in the caller's language. */
export interface RecordTypeView {
  readonly ref: string;
  readonly title: string;
  readonly description?: string;
  readonly icon?: string;
  readonly schema: RecordTypeDefinition["schema"];
  readonly form?: NonNullable<RecordTypeDefinition["form"]>;
  readonly list?: NonNullable<RecordTypeDefinition["list"]>;
  /** Levels at which a record may be made; any when absent. */
  readonly levels?: readonly string[];
  /** Field whose record gives this one its org unit. */
  readonly placeFrom?: string;
  readonly accounts?: readonly string[];
  readonly workflow?: {
    readonly ref: string;
    readonly states: readonly StateView[];
    readonly transitions: readonly {
      readonly id: string;
      readonly title: string;
      readonly tone?: Tone;
      readonly main?: boolean;
      /** Fields of the record that have to be filled by then. */
      readonly required?: readonly string[];
    }[];
    readonly initial: string;
    /** Fields that a step asks for when its time has come. */
    readonly later?: readonly string[];
  };
  readonly parties?: NonNullable<RecordTypeDefinition["parties"]>;
  /** Fields that people elsewhere see of a shared record; absent where such records are not shared. */
  readonly sharing?: { readonly fields: readonly string[] };
  readonly can: { readonly create: boolean; readonly createAt?: readonly string[]; readonly export?: boolean; readonly share?: boolean };
  readonly labels?: Readonly<Record<string, string>>;
}

export interface ReportView {
  readonly ref: string;
  readonly title: string;
  readonly kind?: string;
  readonly parameters?: RecordTypeDefinition["schema"];
  readonly formats?: readonly string[];
  readonly paper?: string;
  /** Period at first. */
  readonly span?: "month" | "year";
}

/** A page of a pack; `ref` is `pack:id`. */
export type PageView = PageDefinition & { readonly ref?: string };

export interface LedgerInfo {
  readonly title: string;
  readonly unit: string | { readonly title: string; readonly decimals?: number };
  /** Record type for which accounts are kept. */
  readonly account?: string;
}

/** All that the screens are drawn from. */
export interface Configuration {
  readonly revision: string;
  readonly language: Language;
  readonly packs: readonly { readonly id: string; readonly title: string; readonly version: string; readonly color?: string }[];
  readonly pages: readonly PageView[];
  readonly recordTypes: Readonly<Record<string, RecordTypeView>>;
  readonly codeLists: Readonly<Record<string, readonly CodeItem[]>>;
  readonly ledgers: Readonly<Record<string, LedgerInfo>>;
  readonly levels: readonly { readonly id: string; readonly title: string; readonly rank?: number }[];
  readonly roles: Readonly<Record<string, string>>;
  readonly reports: readonly ReportView[];
  readonly calendar?: { readonly zone?: string };
}

export interface OrgUnitView extends OrgUnit {
  readonly ancestors?: readonly { readonly id: string; readonly name: string; readonly level?: string }[];
}

export interface RecordRow {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly version: number;
  readonly orgUnit: string;
  readonly orgUnitName?: string;
  readonly state?: string;
  readonly stateTitle?: string;
  readonly tone?: Tone;
  readonly dueAt?: string;
  readonly overdue?: boolean;
  /** Until the deadline, in words. */
  readonly remaining?: string;
  readonly data: JsonObject;
  readonly updatedAt: string;
  readonly createdAt?: string;
  readonly sample?: boolean;
  /** Field to the words of its codes and references. */
  readonly labels?: Readonly<Record<string, string | readonly string[]>>;
}

export interface TransitionFormView {
  readonly schema: RecordTypeDefinition["schema"];
  readonly uiSchema?: UiSchema;
  readonly required?: readonly string[];
}

/** One thing that could be done with a record now, or why this person can't. */
export interface Available {
  readonly id: string;
  readonly title: string;
  readonly tone?: Tone;
  readonly main?: boolean;
  readonly confirm?: string;
  readonly comment?: "none" | "optional" | "required";
  readonly allowed: boolean;
  readonly reason?: { readonly code: string; readonly text?: string };
  readonly form?: TransitionFormView;
  readonly decision?: boolean;
  readonly signature?: boolean;
}

export type Decision = "agree" | "disagree" | "abstain";

export interface VoteView {
  readonly by?: string;
  readonly byName?: string;
  readonly role?: string;
  readonly party?: string;
  readonly step?: string;
  readonly decision?: Decision;
  readonly comment?: string;
  readonly at?: string;
}

export interface ApprovalView {
  readonly transition: string;
  readonly title: string;
  readonly kind: string;
  readonly votes: readonly VoteView[];
  readonly needed?: Json;
  readonly sealed?: boolean;
  readonly moves?: readonly string[];
}

export interface CheckView {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly result?: "pass" | "fail";
  readonly basis?: string;
  readonly byName?: string;
  readonly at?: string;
  readonly mayCheck?: boolean;
}

export interface WindowView {
  readonly openedAt: string;
  readonly lastDay?: string;
  readonly remainingDays?: number;
  readonly pausedAt?: string;
  readonly notice?: string | { readonly id: string; readonly title?: string };
  /** As the server has them: a list, a number, or standings by id. */
  readonly objections?: readonly ObjectionView[] | number | Readonly<Record<string, unknown>>;
}

/** Instead of a record that was made or moved by somebody who may not read it. */
export interface Receipt {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly withheld: true;
}

export interface RecordView extends RecordRow {
  readonly masked?: readonly string[];
  readonly mayUnmask?: readonly string[];
  readonly editable?: readonly string[];
  readonly createdByName?: string;
  readonly formHash?: string;
  readonly revision?: string;
  readonly workflow?: {
    readonly state: string;
    readonly stateTitle: string;
    readonly tone?: Tone;
    readonly who?: string;
    readonly enteredAt?: string;
    readonly deadline?: { readonly dueAt: string; readonly overdue?: boolean; readonly remaining?: string };
    readonly transitions: readonly Available[];
    readonly approval?: readonly ApprovalView[];
    readonly checklist?: { readonly items: readonly CheckView[] };
    readonly window?: WindowView;
    readonly branches?: Json;
    readonly children?: Json;
    readonly moves?: readonly string[];
  };
  readonly accounts?: readonly {
    readonly ledger: string;
    readonly title: string;
    readonly balance: number;
    readonly spendable?: number;
    readonly unit?: string | { readonly title: string; readonly decimals?: number };
  }[];
  readonly related?: readonly RelatedView[];
  readonly parties?: readonly Json[];
  readonly mayShare?: boolean;
  /** Why a record of elsewhere can be seen here. */
  readonly shared?: { readonly purposeTitle: string; readonly until: string };
}

export interface RelatedView {
  readonly id: string;
  readonly title?: string;
  readonly recordType: string;
  readonly field?: string;
  readonly columns?: readonly string[];
  readonly create?: boolean;
  /** Adding one is what the record waits for. */
  readonly awaited?: boolean;
  /** Absent where they may be added but not read. */
  readonly count?: number;
}

/** One line of the timeline; states and transitions in words where the server gives them. */
export type TimelineView = TimelineItem & { readonly text?: string; readonly fromTitle?: string; readonly toTitle?: string; readonly transitionTitle?: string };

export interface EntryView extends LedgerEntry {
  readonly ruleTitle?: string;
  readonly operatorName?: string;
  readonly approverName?: string;
  readonly sourceTitle?: string;
  readonly lotTitle?: string;
  readonly reversedBy?: string;
}

export interface AccountView {
  readonly ledger: string;
  readonly title: string;
  readonly unit: string | { readonly title: string; readonly decimals?: number };
  readonly account: { readonly id: string; readonly title: string; readonly type?: string };
  /** Absent for somebody who may not see it; so is `spendable`. */
  readonly balance?: number;
  readonly spendable?: number;
  readonly base?: number;
  /** Whether this person may see the entries, not only what they add up to. */
  readonly mayReadEntries: boolean;
  readonly head?: { readonly seq: number; readonly hash: string };
  readonly entries: readonly EntryView[];
  readonly cursor?: string;
  readonly mayReverse?: boolean;
}

export type TaskView = Task & {
  readonly orgUnitName?: string;
  readonly roleTitles?: readonly string[];
  readonly remaining?: string;
  readonly overdue?: boolean;
  readonly claimedByName?: string;
};

export interface NoticeView {
  readonly id: string;
  readonly title: string;
  readonly html?: string;
  readonly orgUnitName?: string;
  readonly status: "open" | "paused" | "closed" | "withdrawn";
  readonly openedAt: string;
  readonly lastDay?: string;
  readonly remainingDays?: number;
  readonly dayKind?: "workdays" | "calendar";
  readonly minDays?: number;
  readonly objectionsAllowed?: boolean;
  readonly record?: { readonly type: string; readonly id: string };
  readonly heads?: readonly { readonly ledger: string; readonly title?: string; readonly seq: number; readonly hash: string }[];
}

export type ObjectionView = Objection & { readonly mayDecide?: boolean; readonly decidedByName?: string };

/** What the server would say to this input, without changing anything. */
export interface Prepared {
  readonly data: JsonObject;
  readonly issues: readonly ProblemIssue[];
  readonly hidden: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** What ledgers would not enter at the step that was named. */
  readonly shortages?: readonly Shortage[];
  /** Why that step would not be taken otherwise. */
  readonly refusals?: readonly { readonly code: string; readonly text: string }[];
}

export interface Shortage {
  readonly code?: string;
  readonly available?: number;
  readonly needed?: number;
  readonly ledger?: string;
  readonly account?: string;
  readonly title?: string;
  readonly missing?: number;
  readonly unit?: string;
  readonly text?: string;
}

export interface ProblemIssue {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** One field in which what was sent differs from what is stored now. */
export interface Difference {
  readonly field: string;
  readonly title: string;
  /** Absent where only others changed the field. */
  readonly yours?: Json;
  readonly theirs?: Json;
  /** What both started from, where it is known. */
  readonly base?: Json;
  /** The server's word on whether a person has to choose. */
  readonly clash?: boolean;
  /** In a section with parts of several parties: yours and theirs together. */
  readonly joined?: boolean;
  /** Words for codes and references, by their path from the record down. */
  readonly labels?: Readonly<Record<"yours" | "theirs", Readonly<Record<string, string>>>>;
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface UserView {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly personId?: string;
  readonly disabled?: boolean;
  readonly lockedUntil?: string;
  readonly mustChangePassword?: boolean;
  readonly lastSignIn?: string;
  readonly roles?: readonly HeldRole[];
}

export interface GrantView {
  readonly id: string;
  readonly role: string;
  readonly roleTitle?: string;
  readonly orgUnit: string;
  readonly orgUnitName?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface AuditView {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  readonly outcome: "done" | "denied";
  readonly subject?: { readonly type: string; readonly id: string };
  readonly facts: JsonObject;
  readonly address?: string;
  readonly text?: string;
}
