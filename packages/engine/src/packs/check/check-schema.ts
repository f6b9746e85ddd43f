import type { FieldSchema, ObjectSchema } from "@zhili/contracts";
import { type TypeEnvironment, typeOfSchema } from "../../expression/index.js";
import { nearest } from "../../schema/index.js";
import { PLATFORM_TYPES, type RecordTypeFound } from "../configuration-index.js";
import { PacksContradiction, PacksUnknownField } from "../errors.js";
import { pointerPart } from "../read/read-json.js";
import { recordTypeType } from "../typed-records.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

/** Formats that JSON Schema itself knows and every registry has. */
const PLAIN_FORMATS = ["date", "date-time", "time", "email", "uri"];

/** Fields of a form: referred types, code lists, formats, computed values, required names. */
export function checkObjectSchema(checker: Checker, schema: ObjectSchema | FieldSchema, path: string, names: TypeEnvironment, title: string): void {
  const properties = schema.properties ?? {};
  (schema.required ?? []).forEach((name, at) => {
    if (properties[name] === undefined)
      checker.add(PacksUnknownField, `${path}/required/${at}`, { field: name, owner: title }, nearest(name, Object.keys(properties)));
  });
  for (const [name, field] of Object.entries(properties)) {
    if (field !== undefined) checkField(checker, field, `${path}/properties/${pointerPart(name)}`, names);
  }
}

function checkField(checker: Checker, field: FieldSchema, path: string, names: TypeEnvironment): void {
  const referred =
    field.refersTo === undefined || PLATFORM_TYPES.includes(field.refersTo) ? undefined : checker.ref("record-type", field.refersTo, `${path}/refersTo`);
  if (field.codeList !== undefined) checker.ref("code-list", field.codeList, `${path}/codeList`);
  if (field.format !== undefined) checker.name(field.format, [...checker.known.formats, ...PLAIN_FORMATS], KIND_WORDS.format, `${path}/format`);
  checker.expression(field.computed, names, `${path}/computed`);
  checkCandidates(checker, field, path, names, referred);
  if (field.items !== undefined) {
    const item = typeOfSchema(field.items);
    checkField(checker, field.items, `${path}/items`, { ...names, item });
  }
  if (field.properties !== undefined) checkObjectSchema(checker, field, path, names, field.title ?? path);
}

function checkCandidates(checker: Checker, field: FieldSchema, path: string, names: TypeEnvironment, referred: RecordTypeFound | undefined): void {
  if (field.refersWhere === undefined) return;
  if (field.refersTo === undefined) {
    const reason = "refersWhere stands only beside refersTo";
    checker.add(PacksContradiction, `${path}/refersWhere`, { reason, reasonZh: "refersWhere 只能与 refersTo 同用" });
  }
  const candidate = referred === undefined ? "dyn" : recordTypeType(referred);
  checker.expression(field.refersWhere, { ...names, candidate }, `${path}/refersWhere`, "bool");
}
