import {
  type DeadlineStanding,
  type Fact,
  type JsonObject,
  type ObjectSchema,
  type StoredRecord,
  type Transition,
  type WorkflowDefinition,
  ZhiliError,
} from "@zhili/contracts";
import { availableTransitions, type CompiledWorkflow, openSteps, stepsOf, visibleApproval, visibleChecklist } from "@zhili/engine/workflow";
import { requireRight } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import { translateDefinition } from "../configuration/translate.js";
import { remainingText } from "../tasks/remaining-text.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { readableRefusal } from "../workflows/readable-refusal.js";
import { workflowContext } from "../workflows/workflow-context.js";
import { workflowOnHash } from "../workflows/workflow-on-hash.js";

export interface AvailableTransition {
  readonly id: string;
  readonly title: string;
  readonly allowed: boolean;
  readonly main: boolean;
  readonly tone?: string;
  readonly confirm?: string;
  readonly comment: "none" | "optional" | "required";
  readonly reason?: { readonly code: string; readonly text: string };
  readonly form?: { readonly schema: ObjectSchema; readonly uiSchema: JsonObject; readonly required: readonly string[] };
  /** Agree, disagree or abstain is asked. */
  readonly decision: boolean;
  readonly signature: boolean;
}

export interface WorkflowView {
  readonly state: string;
  readonly stateTitle: string;
  readonly tone?: string;
  readonly who?: string;
  readonly enteredAt: string;
  readonly deadline?: { readonly dueAt: string; readonly overdue: boolean; readonly remaining: string };
  readonly transitions: readonly AvailableTransition[];
  readonly approval: readonly JsonObject[];
  readonly checklist?: { readonly items: readonly JsonObject[] };
  readonly window?: JsonObject;
}

/** Where a record stands and what this person can do next, in their language; undefined for types without a workflow. */
export async function workflowView(unit: Unit, working: WorkingRecord): Promise<WorkflowView | undefined> {
  const { record } = unit.records.peek(working.record.id);
  const found = await workflowOnHash(unit, working);
  const snapshot = record.snapshot;
  if (found === undefined || snapshot === undefined) return undefined;
  const shown = inLanguage(unit, snapshot.workflow, found.definition);
  const state = shown.states.find((one) => one.id === snapshot.state);
  const titled = new Map(stepsOf(shown).map((step) => [step.id, step]));
  const leaving = openSteps(found.workflow, snapshot).map(({ id, definition }) => titled.get(id) ?? definition);
  const facts: Fact[] = [...new Map(leaving.flatMap((one) => one.facts ?? []).map((fact) => [fact.id, fact])).values()];
  const context = await workflowContext(unit, working, facts, {});
  const viewer = { id: unit.context.actor.id, holdsRole: (roles: readonly string[]) => unit.ability.holdsRole(roles, record) };
  const denied = deniedHere(unit, working.type, record);
  const done = Object.keys(snapshot.checklist ?? {});
  const gate = state?.checklist ?? shown.states.find((one) => one.checklist?.items.some((item) => done.includes(item.id)))?.checklist;
  return {
    state: snapshot.state,
    stateTitle: state?.title ?? snapshot.state,
    enteredAt: snapshot.enteredAt,
    transitions: availableTransitions(found.workflow, snapshot, context).map(({ step, refusal }) =>
      available(unit, working, titled.get(step.id) ?? step.definition, refusal ?? denied),
    ),
    approval: leaving.flatMap((one) => {
      const standing = snapshot.approvals[one.id];
      if (standing === undefined) return [];
      return [
        plain({
          transition: one.id,
          title: one.title,
          kind: one.approval?.kind,
          moves: one.approval?.allow ?? [],
          ...visibleApproval(one.approval, standing, viewer),
        }),
      ];
    }),
    ...(state?.tone === undefined ? {} : { tone: state.tone }),
    ...(state?.who === undefined ? {} : { who: state.who }),
    ...(snapshot.deadline === undefined ? {} : { deadline: deadlineView(unit, snapshot.deadline) }),
    ...(gate === undefined ? {} : { checklist: { items: checks(gate, found.workflow, snapshot, { ...viewer, mayAct: denied === undefined }) } }),
    ...(snapshot.window === undefined ? {} : { window: plain(snapshot.window) }),
  };
}

/** The refusal of every step of this person, where no role lets them handle the record. */
function deniedHere(unit: Unit, type: RecordType, record: StoredRecord): ZhiliError | undefined {
  try {
    requireRight(unit, "transition", type, record);
    return undefined;
  } catch (error) {
    if (error instanceof ZhiliError) return error;
    throw error;
  }
}

function deadlineView(unit: Unit, { dueAt, overdue }: DeadlineStanding): NonNullable<WorkflowView["deadline"]> {
  return { dueAt, overdue, remaining: remainingText(dueAt, unit.now, unit.context.language, unit.configuration.calendar) };
}

function checks(
  checklist: NonNullable<WorkflowDefinition["states"][number]["checklist"]>,
  workflow: CompiledWorkflow,
  snapshot: Parameters<typeof visibleChecklist>[1],
  viewer: Parameters<typeof visibleChecklist>[2] & { readonly mayAct: boolean },
): JsonObject[] {
  const standing = visibleChecklist(workflow, snapshot, viewer);
  return checklist.items.map((item) =>
    plain({
      id: item.id,
      title: item.title,
      description: item.description,
      ...standing[item.id],
      mayCheck: viewer.mayAct && standing[item.id] === undefined && viewer.holdsRole(item.roles) !== undefined,
    }),
  );
}

function available(unit: Unit, { type, record }: WorkingRecord, step: Transition, refused: ZhiliError | undefined): AvailableTransition {
  const refusal = refused === undefined ? undefined : (readableRefusal(refused, unit, record.data) as ZhiliError);
  const form = step.form;
  const asked = Object.fromEntries(
    (form?.fields ?? []).flatMap((field) => [[field, type.definition.schema.properties[field]] as const]).filter(([, schema]) => schema !== undefined),
  );
  return {
    id: step.id,
    title: step.title,
    allowed: refusal === undefined,
    main: step.main === true,
    comment: step.comment ?? "optional",
    decision: step.approval !== undefined,
    signature: form?.signature === true,
    ...(step.tone === undefined ? {} : { tone: step.tone }),
    ...(step.confirm === undefined ? {} : { confirm: step.confirm }),
    ...(refusal === undefined ? {} : { reason: { code: refusal.code, text: refusal.messageIn(unit.context.language) } }),
    ...(form === undefined
      ? {}
      : {
          form: {
            schema: { type: "object", properties: { ...asked, ...form.input?.properties } } as ObjectSchema,
            uiSchema: (form.uiSchema ?? {}) as JsonObject,
            required: [...(form.required ?? []), ...(form.input?.required ?? [])],
          },
        }),
  };
}

function inLanguage(unit: Unit, ref: string, definition: WorkflowDefinition): WorkflowDefinition {
  const [packId = "", id = ""] = ref.split(":");
  const pack = unit.configuration.packs.find((one) => one.manifest.id === packId);
  return pack === undefined ? definition : translateDefinition(pack, "workflow", id, definition, unit.context.language);
}

function plain(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
