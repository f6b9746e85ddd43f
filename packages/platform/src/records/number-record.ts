import type { JsonObject, OrgUnit } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import type { Unit } from "../unit/unit.js";
import { readPath, writePath } from "./field-path.js";

/** Fills the number of a new record; sequences run per filled prefix and never give a number twice. */
export async function numberRecord(unit: Unit, type: RecordType, place: OrgUnit, data: JsonObject): Promise<JsonObject> {
  const numbering = type.definition.numbering;
  if (numbering === undefined) return data;
  const given = readPath(data, numbering.field);
  if (typeof given === "string" && given !== "") return data;
  const [yyyy = "", mm = ""] = unit.today.split("-");
  const prefix = numbering.pattern.replaceAll("{orgCode}", place.code).replaceAll("{yyyy}", yyyy).replaceAll("{mm}", mm);
  const counter = await unit.tx.findOneAndUpdate("sequences", { id: `${type.ref} ${prefix}` }, { $inc: { last: 1 } }, { upsert: true, returns: "after" });
  const width = Number(/\{seq:(\d)\}/.exec(prefix)?.[1] ?? 1);
  return writePath(data, numbering.field, prefix.replace(/\{seq:\d\}/, String(counter?.last ?? 1).padStart(width, "0")));
}
