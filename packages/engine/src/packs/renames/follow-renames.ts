import type { Json, JsonObject } from "@zhili/contracts";
import { mapTyped } from "../../schema/index.js";
import { isObject } from "../merge/json-equal.js";
import { kindOfPart, type PackParts, packOfParts, partsOf } from "../merge/pack-parts.js";
import type { PackDocument } from "../pack-document.js";
import type { Rename } from "./declared-renames.js";
import { renameInExpression, renameInTemplate } from "./rename-in-text.js";

/**
 * The pack as it would read had it always used the new names: the thing itself and what leads to it (typed references, expressions,
 * places in texts). What a rename does not reach is found when the configuration is checked as a whole.
 */
export function followRenames(pack: PackDocument, renames: readonly Rename[]): PackDocument {
  if (renames.length === 0) return pack;
  const parts = renames.reduce<PackParts>((current, rename) => followed(current, pack.manifest.id, rename), partsOf(pack));
  return packOfParts(parts);
}

function followed(parts: PackParts, pack: string, rename: Rename): PackParts {
  const after = new Map<string, Json>();
  for (const [name, value] of parts) {
    const kind = kindOfPart(name);
    if (rename.what === "definition") {
      const [from, to] = [`${rename.kind}/${rename.from}`, `${rename.kind}/${rename.to}`];
      const moved = name === from && isObject(value) ? { ...value, id: rename.to } : value;
      after.set(name === from ? to : name, renameRefs(kind, moved, pack, rename));
    } else after.set(name, renameInside(kind, name, value, pack, parts, rename));
  }
  return after;
}

type Inner = Exclude<Rename, { what: "definition" }>;
type Whole = Extract<Rename, { what: "definition" }>;

/** Keys under which a reference leads to a kind of definition other than the record type. */
const KEYS_OF: Readonly<Partial<Record<Whole["kind"], readonly string[]>>> = {
  ledger: ["ledger"],
  report: ["report"],
  scorecard: ["scorecard"],
  "code-list": ["codeList", "codes"],
  role: ["role", "roles", "handledBy", "extends"],
};

function renameRefs(kind: string, value: Json, pack: string, { kind: of, from, to }: Whole): Json {
  const keys = KEYS_OF[of];
  const others = Object.values(KEYS_OF).flat();
  return mapTyped(kind, value, (type, text, key) => {
    if (type !== "Ref" || (keys === undefined ? others.includes(key) : !keys.includes(key))) return text;
    if (text === from) return to;
    return text === `${pack}:${from}` ? `${pack}:${to}` : text;
  });
}

function renameInside(kind: string, name: string, value: Json, pack: string, parts: PackParts, rename: Inner): Json {
  const { from, to } = rename;
  if (rename.what === "option") return name === `code-list/${rename.definition}` ? withMembersRenamed(value, "items", from, to) : value;
  if (rename.what === "state") {
    const own = name === `workflow/${rename.definition}`;
    const recordType = (parts.get(`workflow/${rename.definition}`) as JsonObject | undefined)?.recordType;
    if (!own && (kind !== "page" || !mentions(value, String(recordType), pack))) return value;
    const states = own ? withMembersRenamed(value, "states", from, to) : value;
    return mapTyped(kind, states, (type, text) => (type === "StateId" && text === from ? to : text));
  }
  const own = name === `record-type/${rename.definition}`;
  if (!own && !mentions(value, rename.definition, pack)) return value;
  if (kind === "text" && typeof value === "string") return renameInTemplate(value, from, to);
  const fields = own ? withKeyRenamed(value, from, to) : value;
  return mapTyped(kind, fields, (type, text) => {
    if (type === "FieldName") return text === from ? to : text.startsWith(`${from}.`) ? to + text.slice(from.length) : text;
    if (type === "Expression") return renameInExpression(text, from, to);
    return type === "Template" ? renameInTemplate(text, from, to) : text;
  });
}

/** Does a definition name the record type anywhere? */
function mentions(value: Json, recordType: string, pack: string): boolean {
  if (typeof value === "string") return value === recordType || value === `${pack}:${recordType}`;
  if (Array.isArray(value)) return value.some((member) => mentions(member, recordType, pack));
  return isObject(value) && Object.values(value).some((member) => mentions(member, recordType, pack));
}

function withMembersRenamed(value: Json, list: string, from: string, to: string): Json {
  if (!isObject(value) || !Array.isArray(value[list])) return value;
  return { ...value, [list]: value[list].map((member) => (isObject(member) && member.id === from ? { ...member, id: to } : member)) };
}

function withKeyRenamed(value: Json, from: string, to: string): Json {
  if (!isObject(value) || !isObject(value.schema) || !isObject(value.schema.properties)) return value;
  const properties = Object.fromEntries(Object.entries(value.schema.properties).map(([key, field]) => [key === from ? to : key, field]));
  const required = value.schema.required;
  return {
    ...value,
    schema: { ...value.schema, properties, ...(Array.isArray(required) ? { required: required.map((field) => (field === from ? to : field)) } : {}) },
  };
}
