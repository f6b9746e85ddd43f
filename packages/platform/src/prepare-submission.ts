import { type Issue, type JsonObject, type StoredRecord, ZhiliError } from "@zhili/contracts";
import { requireRight } from "./access/require-right.js";
import { inLanguage } from "./configuration/translate.js";
import { RecordInvalid } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { checkReferences } from "./records/check-references.js";
import { createRecordIn, placeOf } from "./records/create-record.js";
import { prepareRecord } from "./records/prepare-record.js";
import { recordType } from "./records/record-type.js";
import { updateRecordIn } from "./records/update-record.js";
import { readUnit } from "./unit/read-unit.js";
import { rehearseUnit } from "./unit/rehearse-unit.js";
import type { Rehearsal, Unit } from "./unit/unit.js";
import { labelsOf } from "./views/labels.js";
import { visibleData } from "./views/visible-data.js";
import { readableRefusal } from "./workflows/readable-refusal.js";
import { transitionIn } from "./workflows/transition-record.js";

export interface PrepareAsk {
  readonly type: string;
  /** What has been typed so far; on top of the record when there is an `id`. */
  readonly data: JsonObject;
  readonly id?: string;
  readonly orgUnit?: string;
  /** Step that would follow, with what would be typed at it. */
  readonly transition?: string;
  readonly input?: JsonObject;
}

/** What a ledger would not enter. */
export interface Shortage {
  readonly code: string;
  readonly ledger: string;
  readonly account: string;
  readonly title: string;
  readonly unit: string;
  readonly text: string;
  readonly available?: number;
  readonly needed?: number;
  readonly missing?: number;
}

export interface PreparedSubmission {
  /** Filled in and computed. */
  readonly data: JsonObject;
  readonly issues: readonly Issue[];
  readonly hidden: readonly string[];
  /** Words of codes, options and references by field. */
  readonly labels: Readonly<Record<string, string>>;
  readonly shortages: readonly Shortage[];
  /** Why the step would not be taken, besides what a ledger lacks. */
  readonly refusals: readonly { readonly code: string; readonly text: string }[];
}

/** Refusals that only say that something of the step has not been typed yet. */
const UNTYPED = new Set(["WORKFLOW_FIELD_REQUIRED", "WORKFLOW_COMMENT_REQUIRED", "WORKFLOW_SIGNATURE_REQUIRED"]);

/**
 * What would become of a submission, changing nothing: what is computed, hidden and missing, and, when a step is named, what that step
 * would lack, ledgers included. Throws ACCESS_DENIED, RECORD_NOT_FOUND, DEFINITION_UNKNOWN, ORG_UNIT_*.
 */
export async function prepareSubmission(platform: Platform, context: RequestContext, ask: PrepareAsk): Promise<PreparedSubmission> {
  const prepared = await readUnit(platform, context, (unit) => preview(unit, ask));
  const found = { ...prepared, shortages: [], refusals: [] };
  const { transition } = ask;
  if (transition === undefined || prepared.issues.length > 0) return found;
  try {
    const rehearsal = await rehearseUnit(platform, context, (unit) => takeStep(unit, ask, transition));
    return { ...found, ...inWords(context, rehearsal, prepared.data) };
  } catch (error) {
    if (RecordInvalid.is(error)) return { ...found, issues: error.issues };
    if (!(error instanceof ZhiliError) || error.status !== 409) throw error;
    return { ...found, refusals: [{ code: error.code, text: error.messageIn(context.language) }] };
  }
}

async function preview(unit: Unit, ask: PrepareAsk): Promise<Pick<PreparedSubmission, "data" | "issues" | "hidden" | "labels">> {
  const type = recordType(unit.configuration, ask.type);
  const previous = ask.id === undefined ? undefined : (await unit.records.get(ask.type, ask.id)).record;
  if (previous === undefined) requireRight(unit, "create", type, await newResource(unit, ask));
  else requireRight(unit, Object.keys(ask.data).length === 0 ? "read" : "update", type, previous);
  const merged: JsonObject = { ...previous?.data, ...ask.data };
  for (const field of Object.keys(ask.data)) if (ask.data[field] === null) delete merged[field];
  const { data, issues, hidden } = await prepareRecord(unit, type, merged, previous === undefined ? {} : { previous });
  const numbered = type.definition.numbering?.field;
  const broken = await brokenReferences(unit, ask, data);
  const shown = previous === undefined ? data : shownData(unit, ask, { ...previous, data });
  const [labels = {}] = await labelsOf(unit.tx, unit.configuration, unit.context.language, type, [shown]);
  return { data: shown, issues: [...issues.filter(({ path }) => path !== `/${numbered}` || previous !== undefined), ...broken], hidden, labels };
}

async function newResource(unit: Unit, ask: PrepareAsk) {
  const place = await placeOf(unit, recordType(unit.configuration, ask.type), ask);
  return { orgPath: place.path, data: ask.data, createdBy: unit.context.actor.id };
}

async function brokenReferences(unit: Unit, ask: PrepareAsk, data: JsonObject): Promise<readonly Issue[]> {
  try {
    await checkReferences(unit, recordType(unit.configuration, ask.type), data, (field) => Object.hasOwn(ask.data, field.split(".")[0] ?? field));
    return [];
  } catch (error) {
    if (!RecordInvalid.is(error)) throw error;
    return error.issues;
  }
}

/** Stored fields as the person may read them; what was just typed stays as it was typed. */
function shownData(unit: Unit, ask: PrepareAsk, record: StoredRecord): JsonObject {
  const { data } = visibleData(unit.ability, recordType(unit.configuration, ask.type), record);
  const typed = Object.keys(ask.data).filter((field) => Object.hasOwn(record.data, field));
  return { ...data, ...Object.fromEntries(typed.map((field) => [field, record.data[field] ?? null])) };
}

async function takeStep(unit: Unit, { type, data, id, orgUnit, input }: PrepareAsk, transition: string): Promise<void> {
  const made =
    id === undefined
      ? await createRecordIn(unit, { type, data, ...(orgUnit === undefined ? {} : { orgUnit }) })
      : Object.keys(data).length === 0
        ? await unit.records.get(type, id)
        : await updateRecordIn(unit, { type, id, data, version: (await unit.records.get(type, id)).record.version });
  await transitionIn(unit, type, made.record.id, { type: "take", transition, ...(input === undefined ? {} : { input }) }, {});
}

function inWords(context: RequestContext, { shortages, refusals }: Rehearsal, data: JsonObject): Pick<PreparedSubmission, "shortages" | "refusals"> {
  const { configuration, language } = context;
  return {
    shortages: shortages.map(({ ledger, account, holder, refusal }) => {
      const placed = configuration.ledgerDefinitions.get(ledger);
      const definition = placed === undefined ? undefined : inLanguage({ configuration, context }, "ledger", placed);
      const text = refusal.messageIn(language);
      return {
        code: refusal.code,
        ledger,
        account,
        title: holder,
        unit: definition?.unit.title ?? "",
        text: language === "en" ? `${definition?.title} of ${holder}: ${text}` : `${holder}的${definition?.title}：${text}`,
        ...numbers(refusal),
      };
    }),
    refusals: refusals
      .filter(({ code }) => !UNTYPED.has(code))
      .map((refusal) => readableRefusal(refusal, { configuration, context }, data) as ZhiliError)
      .map((refusal) => ({ code: refusal.code, text: refusal.messageIn(language) })),
  };
}

function numbers({ facts }: ZhiliError): Partial<Pick<Shortage, "available" | "needed" | "missing">> {
  const names = ["available", "needed", "missing"] as const;
  return Object.fromEntries(names.flatMap((name) => (typeof facts[name] === "number" ? [[name, facts[name]]] : [])));
}
