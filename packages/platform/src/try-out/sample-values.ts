import { type FieldSchema, type Json, type JsonObject, type ObjectSchema, type StoredRecord, ZhiliError } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { createRecordIn } from "../records/create-record.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { unsealRecord } from "../records/sealing.js";
import { systemContext } from "../tick.js";
import { runUnit } from "../unit/run-unit.js";
import type { SampleWorld } from "./sample-world.js";

/** The example that the national standard of identity numbers prints. */
const ID_NUMBER = "11010519491231002X";

interface Wanted {
  readonly type: RecordType;
  /** Fields that are asked for at the beginning. */
  readonly fields: readonly string[];
  /** Org unit near which references are looked for. */
  readonly place: string | undefined;
}

/** How far records are made up that other made-up records refer to. */
const DEEPEST = 2;

/** What somebody could have typed: a sample record of the type, what a case types, and where both say nothing something that fits. */
export async function sampleValues(world: SampleWorld, { type, fields, place }: Wanted, depth = 0): Promise<JsonObject> {
  const { schema, numbering } = type.definition;
  const asked = fields.filter((field) => field !== numbering?.field && isTyped(schema.properties[field]));
  const [kept, told] = [await keptRecord(world, type), typedInCase(world, type)];
  const values: JsonObject = {};
  for (const field of asked) {
    const own = told[field] ?? kept[field];
    if (own !== undefined) values[field] = own;
    else if (schema.required?.includes(field) === true) {
      const made = await fitting({ world, place, depth }, schema.properties[field]);
      if (made !== undefined) values[field] = made;
    }
  }
  return values;
}

function isTyped(field: FieldSchema | undefined): boolean {
  return field !== undefined && field.computed === undefined && field.readOnly !== true;
}

async function keptRecord({ platform }: SampleWorld, type: RecordType): Promise<JsonObject> {
  const found = await platform.store.findOne(type.collection, {}, { sort: [{ path: "createdAt", direction: "asc" }] });
  if (found === undefined) return {};
  const { data } = unsealRecord(platform.vault, type, found as unknown as StoredRecord);
  const unique = Object.entries(type.definition.schema.properties).flatMap(([name, field]) => (field?.unique === true ? [name] : []));
  return Object.fromEntries(Object.entries(data).filter(([name]) => !unique.includes(name)));
}

/** What the first case that makes such a record types; what refers to records of that case is left out. */
function typedInCase({ platform }: SampleWorld, type: RecordType): JsonObject {
  for (const { pack, definition } of platform.configuration().cases.values()) {
    for (const step of definition.steps) {
      const made = step.do?.create;
      if (made === undefined || (made.recordType.includes(":") ? made.recordType : `${pack}:${made.recordType}`) !== type.ref) continue;
      const refers = new Set([...type.references.keys()].map((path) => path.split(".")[0]));
      return Object.fromEntries(Object.entries(made.data as JsonObject).filter(([name, value]) => !refers.has(name) && !JSON.stringify(value).includes('"$')));
    }
  }
  return {};
}

interface Fitting {
  readonly world: SampleWorld;
  readonly place: string | undefined;
  readonly depth: number;
}

async function fitting(within: Fitting, field: FieldSchema | ObjectSchema | undefined): Promise<Json | undefined> {
  if (field === undefined) return undefined;
  const shape = field as FieldSchema;
  const { platform } = within.world;
  if (shape.const !== undefined || shape.default !== undefined) return (shape.const ?? shape.default) as Json;
  if (shape.enum?.[0] !== undefined) return shape.enum[0] as Json;
  if (shape.options?.[0] !== undefined) return shape.options[0].id;
  if (shape.codeList !== undefined)
    return platform
      .configuration()
      .codeLists.get(shape.codeList)
      ?.definition.items.find(({ retired }) => retired !== true)?.id;
  if (shape.refersTo !== undefined) return referred(within, shape.refersTo);
  switch (shape.type) {
    case "boolean":
      return true;
    case "integer":
    case "number":
      return shape.minimum ?? (shape.exclusiveMinimum === undefined ? Math.min(1, shape.maximum ?? 1) : shape.exclusiveMinimum + 1);
    case "array": {
      const member = await fitting(within, shape.items);
      return member === undefined ? [] : [member];
    }
    case "object": {
      if (shape.format === "quantity") return { value: 1, unit: shape.unit ?? "" };
      const made: JsonObject = {};
      for (const name of shape.required ?? []) {
        const value = await fitting(within, shape.properties?.[name]);
        if (value !== undefined) made[name] = value;
      }
      return made;
    }
    default:
      return fittingText(within.world, shape);
  }
}

/** A sample record of the type, one near the place first; where there is none, one is made up. */
async function referred({ world, place, depth }: Fitting, target: string): Promise<string | undefined> {
  const { platform } = world;
  if (target === "org-unit") return place ?? (await platform.store.findOne(ORG_UNITS, {}, { sort: [{ path: "path", direction: "asc" }] }))?.id;
  if (target === "user") return (await platform.store.findOne("users", {}, { sort: [{ path: "id", direction: "asc" }] }))?.id;
  const type = platform.configuration().recordTypes.get(target);
  if (type === undefined) return undefined;
  const near = place === undefined ? undefined : await platform.store.findOne(type.collection, { orgUnit: place });
  const found = near ?? (await platform.store.findOne(type.collection, {}, { sort: [{ path: "createdAt", direction: "asc" }] }));
  return found?.id ?? (depth < DEEPEST ? makeUp(world, type, place, depth + 1) : undefined);
}

async function makeUp(world: SampleWorld, type: RecordType, place: string | undefined, depth: number): Promise<string | undefined> {
  const data = await sampleValues(world, { type, fields: Object.keys(type.definition.schema.properties), place }, depth);
  const request = { type: type.ref, data, byEffect: true, sample: true, ...(place === undefined ? {} : { orgUnit: place }) };
  try {
    return await runUnit(world.platform, systemContext(world.platform), async (unit) => (await createRecordIn(unit, request)).record.id);
  } catch (error) {
    if (!(error instanceof ZhiliError)) throw error;
    return undefined;
  }
}

function fittingText({ platform, clock }: SampleWorld, { title, format, minLength = 0, maxLength = 1000 }: FieldSchema): string {
  const now = clock.now().toISOString();
  const byFormat: Readonly<Record<string, string>> = {
    date: platform.configuration().calendar.localDate(now),
    "date-time": now,
    time: "09:00",
    email: "sample@example.org",
    uri: "https://example.org/",
    "cn-id-number": ID_NUMBER,
    "cn-mobile": "13800000000",
    "region-code": "110000",
  };
  const text = byFormat[format ?? ""] ?? `${title ?? ""}样本`;
  return text.padEnd(minLength, "样").slice(0, maxLength);
}
