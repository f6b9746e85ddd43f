import type { Json, JsonObject, StoreDocument, Update } from "@zhili/contracts";
import { StoreBadUpdate } from "../errors.js";
import { compareValues } from "./compare-scalars.js";
import { equalJson } from "./equal-json.js";

/**
 * Applies a checked update to a document in place (`inserting` adds `$setOnInsert`).
 * Throws STORE_BAD_UPDATE { path, reason } when a step of a path is not an object, `$inc` meets what is not a number, or a list
 * operator what is not a list. A missing field is made: by `$inc` from 0, by `$push` and `$addToSet` from an empty list.
 */
export function applyUpdate<T extends StoreDocument>(document: T, update: Update, inserting = false): T {
  if (inserting) for (const [path, value] of Object.entries(update.$setOnInsert ?? {})) write(document, path, value);
  for (const [path, value] of Object.entries(update.$set ?? {})) write(document, path, value);
  for (const path of update.$unset ?? []) remove(document, path);
  for (const [path, by] of Object.entries(update.$inc ?? {})) {
    const slot = slotOf(document, path);
    const now = slot.level[slot.name] ?? (Object.hasOwn(slot.level, slot.name) ? null : 0);
    if (typeof now !== "number") throw refuse(path, "$inc needs a number there");
    slot.level[slot.name] = now + by;
  }
  bound(document, update.$min, -1);
  bound(document, update.$max, 1);
  for (const [path, value] of Object.entries(update.$push ?? {})) listAt(document, path).push(structuredClone(value));
  for (const [path, value] of Object.entries(update.$addToSet ?? {})) {
    const list = listAt(document, path);
    if (!list.some((item) => equalJson(item, value))) list.push(structuredClone(value));
  }
  for (const [path, value] of Object.entries(update.$pull ?? {})) pull(document, path, value);
  return document;
}

function bound(document: JsonObject, limits: Readonly<Record<string, string | number>> | undefined, sign: 1 | -1): void {
  for (const [path, value] of Object.entries(limits ?? {})) {
    const slot = slotOf(document, path);
    const missing = !Object.hasOwn(slot.level, slot.name);
    if (missing || compareValues(value, slot.level[slot.name]) * sign > 0) slot.level[slot.name] = value;
  }
}

function pull(document: JsonObject, path: string, value: Json): void {
  const slot = slotOf(document, path, false);
  if (slot === undefined || !Object.hasOwn(slot.level, slot.name)) return;
  const list = slot.level[slot.name];
  if (!Array.isArray(list)) throw refuse(path, "$pull needs a list there");
  slot.level[slot.name] = list.filter((item) => !equalJson(item, value));
}

function listAt(document: JsonObject, path: string): Json[] {
  const slot = slotOf(document, path);
  if (!Object.hasOwn(slot.level, slot.name)) slot.level[slot.name] = [];
  const list = slot.level[slot.name];
  if (!Array.isArray(list)) throw refuse(path, "not a list there");
  return list;
}

function write(document: JsonObject, path: string, value: Json): void {
  const slot = slotOf(document, path);
  slot.level[slot.name] = typeof value === "object" && value !== null ? structuredClone(value) : value;
}

function remove(document: JsonObject, path: string): void {
  const slot = slotOf(document, path, false);
  if (slot !== undefined) delete slot.level[slot.name];
}

interface Slot {
  readonly level: JsonObject;
  readonly name: string;
}

function slotOf(document: JsonObject, path: string): Slot;
function slotOf(document: JsonObject, path: string, making: false): Slot | undefined;
function slotOf(document: JsonObject, path: string, making = true): Slot | undefined {
  const segments = path.split(".");
  const name = segments.pop() ?? path;
  let level = document;
  for (const segment of segments) {
    let next = Object.hasOwn(level, segment) ? level[segment] : undefined;
    if (next === undefined && making) {
      next = {};
      level[segment] = next;
    }
    if (typeof next !== "object" || next === null || Array.isArray(next)) {
      if (!making) return undefined;
      throw refuse(path, `${segment} is not an object`);
    }
    level = next;
  }
  return { level, name };
}

function refuse(path: string, reason: string): Error {
  return StoreBadUpdate({ facts: { path, reason } });
}
