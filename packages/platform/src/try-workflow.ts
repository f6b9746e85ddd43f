import { type Issue, type JsonObject, type StoredRecord, ZhiliError } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import type { CaseRun } from "./cases/case-run.js";
import type { Happened, Refusal } from "./cases/check-expectation.js";
import { performAction } from "./cases/perform-action.js";
import type { RecordType } from "./configuration/configuration.js";
import { type ConfigurationView, describeConfiguration } from "./describe-configuration.js";
import { type RecordView, viewRecord } from "./get-record.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { takeTransition } from "./take-transition.js";
import { systemContext } from "./tick.js";
import { triedType } from "./try-form.js";
import { type Candidates, candidatesFor } from "./try-out/candidates.js";
import { draftConfiguration, type Typed } from "./try-out/draft-configuration.js";
import { TryOutNothingThere, TryOutTooLong, TryOutTooSlow } from "./try-out/errors.js";
import { SamplePeople, type TriedRole } from "./try-out/sample-people.js";
import { sampleValues } from "./try-out/sample-values.js";
import { inSampleWorld, type SampleWorld } from "./try-out/sample-world.js";
import { type StepPicture, StepWatch } from "./try-out/step-picture.js";
import { type ToldRefusal, tellRefusal } from "./try-out/tell-refusal.js";
import { caseAction, OBJECTION, TRIED, type TrialStep } from "./try-out/trial-step.js";
import { readUnit } from "./unit/read-unit.js";
import { type WorkflowView, workflowView } from "./views/workflow-view.js";

export interface WorkflowTrial {
  readonly draft: string;
  /** `pack:type` of the records that go through the workflow. */
  readonly recordType: string;
  readonly steps: readonly TrialStep[];
  /** The definition as it stands on the screen, when it is not saved yet. */
  readonly typed?: Typed;
}

/** What became of one step. */
export interface TriedStep extends StepPicture {
  readonly id: string;
  /** The clock after it. */
  readonly at: string;
  readonly refused?: ToldRefusal;
  readonly stateTitle?: string;
}

/** What a role could do now. */
export interface RoleNow extends TriedRole {
  readonly transitions: WorkflowView["transitions"];
  readonly checks: readonly { readonly id: string; readonly title: string }[];
}

export interface TriedWorkflow {
  /** What is wrong with the draft; nothing is tried then. */
  readonly issues: readonly Issue[];
  readonly tried?: {
    /** The clock before the first step. */
    readonly start: string;
    readonly clock: string;
    readonly gaps: SampleWorld["gaps"];
    readonly steps: readonly TriedStep[];
    /** The record as it stands; absent until it is made. */
    readonly record?: RecordView;
    readonly timezone: string;
    readonly roles: readonly RoleNow[];
    /** When the clock next has something to do for the record. */
    readonly nextAt?: string;
    /** What the page is drawn from, as far as the record's forms need it. */
    readonly configuration: ConfigurationView;
    readonly candidates: Candidates;
    /** Sample values for the record to begin with. */
    readonly data: JsonObject;
  };
}

const MOST_DAYS = 400;
const MOST_SECONDS = 30;
const DAY_MS = 86_400_000;

/**
 * Tries a draft's workflow on sample data: plays the steps from the beginning on a simulated clock and tells what each made. Nothing is
 * written and nothing goes out. Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED, TRY_OUT_*.
 */
export async function tryWorkflow(platform: Platform, context: RequestContext, trial: WorkflowTrial): Promise<TriedWorkflow> {
  requireConfigurationRight(asking(platform, context), "configure");
  const draft = await draftConfiguration(platform, trial.draft, trial.typed);
  if ("issues" in draft) return { issues: draft.issues };
  const { configuration } = draft;
  const type = triedType(configuration, trial.recordType);
  const start = platform.clock.now();
  const door = new TrialDoor();
  const watch = () => {
    if (platform.clock.now().getTime() - start.getTime() > MOST_SECONDS * 1000) throw TryOutTooSlow({ facts: { seconds: MOST_SECONDS } });
  };
  const options = { start, pack: type.pack, language: context.language, perform: door.perform, watch };
  return inSampleWorld(platform, configuration, options, async (world) => {
    return { issues: [], tried: await play(world, { ...systemContext(world.platform), language: context.language }, { type, trial, door }) };
  });
}

/** Does what a step says through the use cases, and keeps the words of a refusal. */
class TrialDoor {
  refused: ToldRefusal | undefined;
  signed = false;

  readonly perform = async (run: CaseRun, person: string | undefined, action: Parameters<typeof performAction>[2]): Promise<Happened> => {
    const { transition } = action;
    try {
      if (transition === undefined || !this.signed) return { value: await performAction(run, person, action) };
      const { record, key: _key, ...asked } = transition;
      const event = { type: "take" as const, ...asked, input: (asked.input ?? {}) as JsonObject, signature: "sample-signature" };
      const moved = await takeTransition(run.platform, run.context(person), { ...run.record(record), event });
      return { value: { id: moved.id } };
    } catch (error) {
      if (!(error instanceof ZhiliError)) throw error;
      const told = tellRefusal(error, run.context(person), {});
      this.refused = told;
      return { refused: told satisfies Refusal };
    }
  };
}

interface Playing {
  readonly type: RecordType;
  readonly trial: WorkflowTrial;
  readonly door: TrialDoor;
}

async function play(world: SampleWorld, context: RequestContext, { type, trial, door }: Playing): Promise<NonNullable<TriedWorkflow["tried"]>> {
  const { run, clock, platform } = world;
  const start = clock.now();
  const people = await new SamplePeople(world, context).look();
  const watch = new StepWatch(world, context);
  await run.prepare({});
  await watch.begin();
  const steps: TriedStep[] = [];
  for (const step of trial.steps) {
    door.refused = undefined;
    door.signed = step.do?.transition?.signed === true;
    await playStep(world, people, type, step, door);
    if (clock.now().getTime() - start.getTime() > MOST_DAYS * DAY_MS) throw TryOutTooLong({ facts: { days: MOST_DAYS } });
    const id = run.names.get(TRIED);
    if (id !== undefined) watch.add({ type: type.ref, id });
    const picture = await watch.look();
    const state = id === undefined ? undefined : await standingOf(world, context, type, id);
    steps.push({
      id: step.id,
      at: clock.now().toISOString(),
      ...picture,
      ...(door.refused === undefined ? {} : { refused: door.refused }),
      ...(state?.stateTitle === undefined ? {} : { stateTitle: state.stateTitle }),
    });
  }
  const id = run.names.get(TRIED);
  const record = id === undefined ? undefined : await readUnit(platform, context, async (unit) => viewRecord(unit, await unit.records.get(type.ref, id)));
  const timer = id === undefined ? undefined : await platform.store.get("timers", id);
  const view = describeConfiguration(platform, context);
  const own = view.recordTypes[type.ref];
  const later = (own?.workflow?.later ?? []) as unknown as readonly string[];
  const near = await placesNear(world, people, type, id);
  const roles = people.rolesFor(type, near);
  const fields = Object.keys(type.definition.schema.properties).filter((field) => !later.includes(field));
  const place = roles[0] === undefined ? undefined : people.placeOf({ role: roles[0].role }, near);
  const needed = new Set([type.ref, ...type.references.values()]);
  return {
    start: start.toISOString(),
    clock: clock.now().toISOString(),
    timezone: view.calendar.zone,
    gaps: world.gaps,
    steps,
    roles: await rolesNow(world, people, { type, roles, near, id }),
    configuration: {
      ...view,
      pages: [],
      reports: [],
      ledgers: {},
      recordTypes: Object.fromEntries(Object.entries(view.recordTypes).filter(([ref]) => needed.has(ref))),
    },
    candidates: await candidatesFor(world, type, people.units),
    data: id === undefined ? await sampleValues(world, { type, fields, place }) : {},
    ...(record === undefined ? {} : { record }),
    ...(typeof timer?.at === "string" ? { nextAt: timer.at } : {}),
  };
}

async function playStep(world: SampleWorld, people: SamplePeople, type: RecordType, step: TrialStep, door: TrialDoor): Promise<void> {
  const { run, platform, clock } = world;
  const id = run.names.get(TRIED);
  if (step.wait !== undefined) {
    const timer = id === undefined ? undefined : await platform.store.get("timers", id);
    if (step.wait !== "next") await run.step({ id: step.id, wait: step.wait });
    else if (typeof timer?.at === "string") {
      const now = clock.now().toISOString();
      await run.step({ id: step.id, until: [timer.at, now].sort()[1] ?? now });
    }
  }
  if (step.do === undefined) return;
  const absent = step.do.create === undefined && id === undefined;
  if (absent || (step.do.find !== undefined && !run.names.has(OBJECTION))) {
    door.refused = tellRefusal(TryOutNothingThere(), run.context(undefined), {});
    return;
  }
  const near = await placesNear(world, people, type, id);
  const person = step.as === undefined ? undefined : await people.personFor(step.as, near);
  const at = step.as === undefined ? undefined : people.placeOf(step.as, near);
  const action = caseAction(type.ref, step.do, at);
  await run.step({ id: step.id, do: action, ...(person === undefined ? {} : { as: person }) });
}

/** The org unit of the record and those of its sides; where the pack's people work while there is none. */
async function placesNear({ platform }: SampleWorld, people: SamplePeople, type: RecordType, id: string | undefined): Promise<string[]> {
  if (id === undefined) return people.homesOf(type);
  const record = (await platform.store.get(type.collection, id)) as unknown as StoredRecord | undefined;
  return record === undefined ? [] : [...new Set([record.orgUnit, ...(record.parties ?? [])])];
}

function standingOf({ platform }: SampleWorld, context: RequestContext, type: RecordType, id: string): Promise<WorkflowView | undefined> {
  return readUnit(platform, context, async (unit) => workflowView(unit, await unit.records.get(type.ref, id)));
}

interface Asked {
  readonly type: RecordType;
  readonly roles: readonly TriedRole[];
  readonly near: readonly string[];
  readonly id: string | undefined;
}

/** What each role could do with the record now, and why not. */
async function rolesNow(world: SampleWorld, people: SamplePeople, { type, roles, near, id }: Asked): Promise<RoleNow[]> {
  const now: RoleNow[] = [];
  for (const role of roles) {
    const acting = world.run.context(await people.personFor({ role: role.role }, near));
    const standing = id === undefined ? undefined : await standingOf(world, acting, type, id);
    const items = (standing?.checklist?.items ?? []) as readonly { readonly id?: string; readonly title?: string; readonly mayCheck?: boolean }[];
    now.push({
      ...role,
      transitions: standing?.transitions ?? [],
      checks: items.flatMap(({ id: item = "", title = "", mayCheck }) => (mayCheck === true ? [{ id: item, title }] : [])),
    });
  }
  return now;
}
