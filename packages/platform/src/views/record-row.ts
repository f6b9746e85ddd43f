import type { JsonObject, Language, OrgUnit, StoredRecord, StoreReader } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { translateDefinition } from "../configuration/translate.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { remainingText } from "../tasks/remaining-text.js";
import { labelsOf } from "./labels.js";
import { visibleData } from "./visible-data.js";

/** A record in a list: what the person may read of it, with the words that go with its codes. */
export interface RecordRow {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly version: number;
  readonly orgUnit: string;
  readonly orgUnitName: string;
  readonly state?: string;
  readonly stateTitle?: string;
  readonly tone?: string;
  readonly dueAt?: string;
  readonly overdue?: boolean;
  /** Until the deadline, in words. */
  readonly remaining?: string;
  readonly updatedAt: string;
  readonly createdAt: string;
  readonly sample?: boolean;
  readonly data: JsonObject;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Viewer {
  readonly reader: StoreReader;
  readonly configuration: Configuration;
  readonly language: Language;
  readonly ability: Ability;
  readonly now: string;
}

/** Rows of one record type, org units and references read together. */
export async function recordRows(viewer: Viewer, type: RecordType, records: readonly StoredRecord[]): Promise<RecordRow[]> {
  const places = new Map(
    ((await viewer.reader.getMany(ORG_UNITS, [...new Set(records.map((one) => one.orgUnit))])) as unknown as OrgUnit[]).map((one) => [one.id, one.name]),
  );
  const shown = records.map((record) => visibleData(viewer.ability, type, record).data);
  const labels = await labelsOf(viewer.reader, viewer.configuration, viewer.language, type, shown);
  const states = stateTitles(viewer, type);
  return records.map((record, index) => {
    const state = record.state === undefined ? undefined : states.get(record.state);
    return {
      id: record.id,
      type: record.type,
      title: record.title,
      version: record.version,
      orgUnit: record.orgUnit,
      orgUnitName: places.get(record.orgUnit) ?? record.orgUnit,
      updatedAt: record.updatedAt,
      createdAt: record.createdAt,
      data: shown[index] ?? {},
      labels: labels[index] ?? {},
      ...(record.state === undefined ? {} : { state: record.state, stateTitle: state?.title ?? record.state }),
      ...(state?.tone === undefined ? {} : { tone: state.tone }),
      ...(record.dueAt === undefined
        ? {}
        : {
            dueAt: record.dueAt,
            overdue: record.overdue ?? false,
            remaining: remainingText(record.dueAt, viewer.now, viewer.language, viewer.configuration.calendar),
          }),
      ...(record.sample === true ? { sample: true } : {}),
    };
  });
}

function stateTitles(viewer: Viewer, type: RecordType): Map<string, { title: string; tone?: string }> {
  const placed = type.workflow === undefined ? undefined : viewer.configuration.workflowDefinitions.get(type.workflow);
  const pack = viewer.configuration.packs.find((one) => one.manifest.id === placed?.pack);
  if (placed === undefined || pack === undefined) return new Map();
  const definition = translateDefinition(pack, "workflow", placed.definition.id, placed.definition, viewer.language);
  return new Map(definition.states.map((state) => [state.id, { title: state.title, ...(state.tone === undefined ? {} : { tone: state.tone }) }]));
}
