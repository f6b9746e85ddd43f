import type { Issue, JsonObject, OrgUnit, StoredRecord } from "@zhili/contracts";
import { ZhiliError } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import type { Configuration, RecordType } from "./configuration/configuration.js";
import { type ConfigurationView, describeConfiguration } from "./describe-configuration.js";
import { type RecordView, viewRecord } from "./get-record.js";
import type { Me } from "./identity/me.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { type PreparedSubmission, prepareSubmission } from "./prepare-submission.js";
import { createRecordIn } from "./records/create-record.js";
import type { NewRecord } from "./records/new-record.js";
import { submitForm } from "./submit-form.js";
import { systemContext } from "./tick.js";
import { type Candidates, candidatesFor } from "./try-out/candidates.js";
import { draftConfiguration, type Typed } from "./try-out/draft-configuration.js";
import { TryOutTypeUnknown } from "./try-out/errors.js";
import { SamplePeople, type TriedAs, type TriedRole } from "./try-out/sample-people.js";
import { sampleValues } from "./try-out/sample-values.js";
import { inSampleWorld, type SampleWorld } from "./try-out/sample-world.js";
import { type ToldRefusal, tellRefusal } from "./try-out/tell-refusal.js";
import { runUnit } from "./unit/run-unit.js";

export interface FormTrial {
  readonly draft: string;
  /** `pack:type`. */
  readonly recordType: string;
  /** In which role; the first that may make such a record when absent. */
  readonly as?: TriedAs;
  /** What was typed; sample values when absent. */
  readonly data?: JsonObject;
  /** The definition as it stands on the screen, when it is not saved yet. */
  readonly typed?: Typed;
}

/** A form as a role of the sample county sees it. */
export interface TriedForm {
  /** What is wrong with the draft; nothing is tried then. */
  readonly issues: readonly Issue[];
  readonly tried?: {
    readonly as: TriedAs;
    readonly roles: readonly TriedRole[];
    readonly gaps: SampleWorld["gaps"];
    /** What the page is drawn from, as far as this form needs it. */
    readonly configuration: ConfigurationView;
    readonly me: Me;
    readonly candidates: Candidates;
    readonly data: JsonObject;
    readonly prepared?: PreparedSubmission;
    /** Why this role may not fill it in. */
    readonly refused?: ToldRefusal;
    /** The record as this role would read it once it is there; absent when it can't be made or not be read. */
    readonly seen?: RecordView;
  };
}

/**
 * Tries a draft's form on sample data: what a role is shown, what is computed, hidden and wrong. Nothing is written and nothing goes out.
 * Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED, TRY_OUT_*.
 */
export async function tryForm(platform: Platform, context: RequestContext, trial: FormTrial): Promise<TriedForm> {
  requireConfigurationRight(asking(platform, context), "configure");
  const draft = await draftConfiguration(platform, trial.draft, trial.typed);
  if ("issues" in draft) return { issues: draft.issues };
  const { configuration } = draft;
  const type = triedType(configuration, trial.recordType);
  const options = { start: platform.clock.now(), pack: type.pack, language: context.language };
  return inSampleWorld(platform, configuration, options, async (world) => ({ issues: [], tried: await fillIn(world, context, type, trial) }));
}

/** Throws TRY_OUT_TYPE_UNKNOWN. */
export function triedType(configuration: Configuration, ref: string): RecordType {
  const type = configuration.recordTypes.get(ref);
  if (type === undefined) throw TryOutTypeUnknown({ facts: { recordType: ref } });
  return type;
}

async function fillIn(world: SampleWorld, context: RequestContext, type: RecordType, trial: FormTrial): Promise<NonNullable<TriedForm["tried"]>> {
  const people = await new SamplePeople(world, context).look();
  const near = people.homesOf(type);
  const roles = people.rolesFor(type, near);
  const as = trial.as ?? { role: roles[0]?.role ?? "" };
  const acting = world.run.context(await people.personFor(as, near));
  const place = people.placeOf(as, near);
  const view = describeConfiguration(world.platform, acting);
  const own =
    view.recordTypes[type.ref] ?? describeConfiguration(world.platform, { ...acting, actor: systemContext(world.platform).actor }).recordTypes[type.ref];
  const later = (own?.workflow?.later ?? []) as unknown as readonly string[];
  const fields = Object.keys(type.definition.schema.properties).filter((field) => !later.includes(field));
  const data = trial.data ?? (await sampleValues(world, { type, fields, place }));
  const answer = {
    as: place === undefined ? as : { ...as, at: place },
    roles,
    gaps: world.gaps,
    configuration: onlyFor(view, type, own),
    me: await meOf(world, acting, people.units),
    candidates: await candidatesFor(world, type, people.units),
    data,
  };
  const ask = { type: type.ref, data, ...(place === undefined ? {} : { orgUnit: place }) };
  try {
    const prepared = await prepareSubmission(world.platform, acting, ask);
    const seen = prepared.issues.length > 0 ? undefined : await asRead(world, acting, ask);
    return { ...answer, prepared, ...(seen === undefined ? {} : { seen }) };
  } catch (error) {
    if (!(error instanceof ZhiliError)) throw error;
    const seen = await asRead(world, acting, ask);
    return { ...answer, refused: tellRefusal(error, acting, data), ...(seen === undefined ? {} : { seen }) };
  }
}

/** The parts of the configuration that a form is drawn from. */
function onlyFor(view: ConfigurationView, type: RecordType, own: ConfigurationView["recordTypes"][string] | undefined): ConfigurationView {
  const needed = new Set([type.ref, ...type.references.values()]);
  const recordTypes = Object.fromEntries(
    Object.entries({ ...view.recordTypes, ...(own === undefined ? {} : { [type.ref]: own }) }).filter(([ref]) => needed.has(ref)),
  );
  return { ...view, pages: [], reports: [], ledgers: {}, recordTypes };
}

async function meOf(world: SampleWorld, { actor, language }: RequestContext, units: readonly OrgUnit[]): Promise<Me> {
  const { roleDefinitions } = world.platform.configuration();
  const named = new Map(units.map((unit) => [unit.id, unit]));
  const held = actor.grants.flatMap(({ role, orgUnit }) => {
    const unit = named.get(orgUnit);
    return unit === undefined ? [] : [{ role, title: roleDefinitions.get(role)?.definition.title ?? role, orgUnit, orgUnitName: unit.name }];
  });
  return {
    id: actor.id,
    username: actor.id,
    name: actor.name,
    ...(actor.personId === undefined ? {} : { personId: actor.personId }),
    roles: held,
    language,
    mustChangePassword: false,
    orgUnits: held.flatMap(({ orgUnit }) => {
      const unit = named.get(orgUnit);
      return unit === undefined ? [] : [{ id: unit.id, name: unit.name, path: unit.path }];
    }),
    samples: true,
    may: { configure: false, grant: false, audit: false },
  };
}

/** The record as the role reads it, made by the role itself or, where that may not, by the platform. */
async function asRead(world: SampleWorld, acting: RequestContext, ask: NewRecord): Promise<RecordView | undefined> {
  try {
    const made = await submitForm(world.platform, acting, ask).catch(() => makeBySystem(world, ask));
    return await runUnit(world.platform, acting, async (unit) => viewRecord(unit, await unit.records.get(ask.type, made.id)));
  } catch (error) {
    if (!(error instanceof ZhiliError)) throw error;
    return undefined;
  }
}

function makeBySystem({ platform }: SampleWorld, ask: NewRecord): Promise<StoredRecord> {
  return runUnit(platform, systemContext(platform), async (unit) => (await createRecordIn(unit, { ...ask, byEffect: true })).record);
}
