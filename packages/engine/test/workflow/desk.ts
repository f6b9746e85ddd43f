import type { JsonObject, Snapshot, WorkflowDefinition } from "@zhili/contracts";
import { compileCalendar } from "../../src/calendar/index.js";
import {
  bindChild,
  type CompiledWorkflow,
  compileWorkflow,
  type MoveEvent,
  type Outcome,
  type PlannedEffect,
  startWorkflow,
  type TakeEvent,
  type TimelineEntry,
  transition,
  type WorkflowContext,
  type WorkflowEvent,
} from "../../src/workflow/index.js";
import { calendar2026 } from "../calendar/calendar-2026.js";

export const calendar = compileCalendar(calendar2026);

/** Who works here: each person's roles, and the party for which they act. */
export interface Staff {
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly parties?: Readonly<Record<string, string>>;
}

export interface DeskOptions {
  readonly staff?: Staff;
  readonly data?: JsonObject;
  readonly parties?: readonly string[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly now?: string;
  readonly createdBy?: string;
}

const OFFICE: Staff = { roles: { maker: [], clerk: ["clerk"], clerk2: ["clerk"], clerk3: ["clerk"], chief: ["chief"] } };

/** A record on a desk: takes events as the platform lets them happen, and keeps what came of them. */
export class Desk {
  readonly workflow: CompiledWorkflow;
  readonly options: DeskOptions;
  readonly effects: PlannedEffect[] = [];
  readonly timeline: TimelineEntry[] = [];
  readonly happened: { readonly event: WorkflowEvent; readonly actor: string; readonly now: string }[] = [];
  now: string;
  data: JsonObject;
  snapshot: Snapshot;

  constructor(definition: WorkflowDefinition, options: DeskOptions = {}) {
    this.workflow = compileWorkflow(`test:${definition.id}`, definition, { hash: "h1" });
    this.options = options;
    this.now = options.now ?? "2026-03-02T01:00:00.000Z";
    this.data = options.data ?? {};
    this.snapshot = this.keep(startWorkflow(this.workflow, this.context(options.createdBy ?? "maker")));
  }

  get state(): string {
    return this.snapshot.state;
  }

  /** Open tasks by origin, as inboxes would show them. */
  get tasks(): readonly string[] {
    return openTasks(this.effects);
  }

  /** Effects of one type planned so far. */
  planned(type: string): readonly PlannedEffect[] {
    return this.effects.filter((effect) => effect.type === type);
  }

  context(actor: string): WorkflowContext {
    const { staff = OFFICE, parties, facts = {}, createdBy = "maker" } = this.options;
    const roles = staff.roles[actor] ?? [];
    return {
      now: this.now,
      today: calendar.localDate(this.now),
      actor: { id: actor, name: actor, kind: actor === "system" ? "system" : "user", grants: [] },
      record: {
        id: "r-1",
        type: "test:matter",
        orgUnit: "town",
        orgPath: "/county/town/",
        createdBy,
        data: this.data,
        ...(parties === undefined ? {} : { parties }),
      },
      facts,
      calendar,
      holdsRole: (asked) => asked.find((role) => roles.includes(role)),
      partyOf: () => staff.parties?.[actor],
      eligible: (asked) => Object.keys(staff.roles).filter((person) => staff.roles[person]?.some((role) => asked.includes(role)) === true),
    };
  }

  send(actor: string, event: WorkflowEvent, at?: string): this {
    if (at !== undefined) this.now = at;
    this.snapshot = this.keep(transition(this.workflow, this.snapshot, event, this.context(actor)));
    this.happened.push({ event, actor, now: this.now });
    return this;
  }

  take(actor: string, step: string, more: Omit<Partial<TakeEvent>, "type" | "transition"> = {}): this {
    return this.send(actor, { type: "take", transition: step, ...more });
  }

  move(actor: string, kind: MoveEvent["move"], more: Omit<Partial<MoveEvent>, "type" | "move"> = {}): this {
    return this.send(actor, { type: "move", move: kind, ...more });
  }

  tick(at: string): this {
    return this.send("system", { type: "tick" }, at);
  }

  /** The platform made the record of a child. */
  bind(child: string, record: string): this {
    this.snapshot = bindChild(this.snapshot, child, record);
    return this;
  }

  private keep({ snapshot, effects, timeline, fields }: Outcome): Snapshot {
    this.effects.push(...effects);
    this.timeline.push(...timeline);
    this.data = { ...this.data, ...fields };
    return snapshot;
  }
}

/** Origins of the tasks that stand open after the effects, in order. */
export function openTasks(effects: readonly PlannedEffect[]): readonly string[] {
  let open: string[] = [];
  for (const { type, params, origin } of effects) {
    const at = String(params.origin ?? origin);
    if (type === "open-tasks" || type === "open-objection-task" || type === "escalate" || type === "remind") open.push(at);
    if (type === "close-tasks") open = params.all === true ? [] : open.filter((task) => task !== at);
  }
  return open;
}

/** The code and words of the refusal of an action; fails when there is none. */
export function refusalOf(action: () => unknown): { readonly code: string; readonly facts: Readonly<Record<string, unknown>>; readonly said: string } {
  try {
    action();
  } catch (error) {
    if (error instanceof Error && "code" in error && "facts" in error && "messageIn" in error) {
      const refusal = error as Error & { code: string; facts: Record<string, unknown>; messageIn(language: "zh-CN"): string };
      return { code: refusal.code, facts: refusal.facts, said: refusal.messageIn("zh-CN") };
    }
    throw error;
  }
  throw new Error("was not refused");
}

/** A workflow from draft to done by one step, changed as the test needs. */
export function oneStep(step: Partial<WorkflowDefinition["transitions"][number]>, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  return {
    id: "matter-run",
    title: "事项办理",
    recordType: "matter",
    initial: "draft",
    states: [
      { id: "draft", title: "待办" },
      { id: "back", title: "退回" },
      { id: "done", title: "办结", kind: "final" },
    ],
    transitions: [
      { id: "pass", title: "通过", from: ["draft"], to: "done", ...step },
      { id: "again", title: "重新提交", from: ["back"], to: "draft", owner: true },
    ],
    ...more,
  };
}
