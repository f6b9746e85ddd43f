import type { Json, JsonObject } from "@zhili/contracts";
import { type Change, step } from "./change.js";
import { diffValue } from "./diff-value.js";
import { isObject, type Maybe, sameJson } from "./json-equal.js";
import { byId, idsOf, isKeyedList, isReordered, type KeyedList, mergeOrder, weave } from "./keyed-list.js";
import { mergeLines, mergeTokens } from "./merge-text.js";

/** How a text is merged when both sides changed it. */
export type TextKind = "lines" | "tokens" | "whole";

/** Why two edits can't both stand. */
export type Clash = "both-changed" | "both-added" | "deleted-here" | "deleted-upstream" | "order";

export interface Conflict {
  /** `definition#path`, with `:order` behind it for an order of members. */
  readonly id: string;
  readonly definition: string;
  readonly path: string;
  readonly clash: Clash;
  readonly base?: Json;
  readonly ours?: Json;
  readonly theirs?: Json;
  /** How it was settled; open without it. */
  readonly settled?: "theirs" | "ours" | "edited";
}

/** What a person decided about one conflict. */
export interface Choice {
  readonly definition: string;
  readonly path: string;
  readonly choice: "theirs" | "ours" | "edited";
  /** With `edited`: the value that stands; absent takes it away. */
  readonly value?: Json;
}

/** What one merge found, filled while it goes. */
export interface MergeNotes {
  readonly applied: Change[];
  readonly kept: Change[];
  readonly conflicts: Conflict[];
}

export interface MergeContext {
  readonly definition: string;
  readonly notes: MergeNotes;
  choice(definition: string, path: string): Choice | undefined;
  textKind(path: string): TextKind;
}

/**
 * Three-way merge of one value. A side that did not change gives way; the same change on both sides is none; objects go by key, lists
 * with ids by id; texts by line or token. Where both changed, the choice stands, and ours while there is none.
 */
export function mergeValue(context: MergeContext, path: string, base: Maybe, ours: Maybe, theirs: Maybe): Maybe {
  const { definition, notes } = context;
  if (sameJson(ours, theirs)) return ours;
  if (sameJson(base, ours)) {
    notes.applied.push(...diffValue(definition, path, base, theirs));
    return theirs;
  }
  if (sameJson(base, theirs)) {
    notes.kept.push(...diffValue(definition, path, base, ours));
    return ours;
  }
  if (isObject(base) && isObject(ours) && isObject(theirs)) return mergeObjects(context, path, base, ours, theirs);
  if (isKeyedList(base) && isKeyedList(ours) && isKeyedList(theirs)) return mergeLists(context, path, base, ours, theirs);
  if (typeof base === "string" && typeof ours === "string" && typeof theirs === "string") {
    const text = mergeText(context.textKind(path), base, ours, theirs);
    if (text !== undefined) {
      notes.applied.push(...diffValue(definition, path, base, theirs));
      notes.kept.push(...diffValue(definition, path, base, ours));
      return text;
    }
  }
  return settle(context, path, clashOf(base, ours, theirs), { base, ours, theirs });
}

function mergeObjects(context: MergeContext, path: string, base: JsonObject, ours: JsonObject, theirs: JsonObject): JsonObject {
  const merged: JsonObject = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours), ...Object.keys(base)])) {
    const value = mergeValue(context, path + step(key), own(base, key), own(ours, key), own(theirs, key));
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function mergeLists(context: MergeContext, path: string, base: KeyedList, ours: KeyedList, theirs: KeyedList): KeyedList {
  const [old, here, there] = [byId(base), byId(ours), byId(theirs)];
  const merged = new Map<string, KeyedList[number]>();
  for (const id of new Set([...idsOf(theirs), ...idsOf(ours), ...idsOf(base)])) {
    const value = mergeValue(context, path + step(id), old.get(id), here.get(id), there.get(id));
    if (value !== undefined) merged.set(id, value as KeyedList[number]);
  }
  const sides = { base: idsOf(base), ours: idsOf(ours), theirs: idsOf(theirs) };
  const members = new Set(merged.keys());
  const { order, clash } = mergeOrder(sides.base, sides.ours, sides.theirs, members);
  const chosen = clash ? settle(context, path, "order", sides) : undefined;
  if (!clash && isReordered(sides.base, sides.theirs)) noteMoves(context, path, sides.base, sides.theirs, context.notes.applied);
  if (isReordered(sides.base, sides.ours)) noteMoves(context, path, sides.base, sides.ours, context.notes.kept);
  const final = Array.isArray(chosen) ? weave(chosen.map(String), order, members) : order;
  return final.flatMap((id) => merged.get(id) ?? []);
}

function noteMoves(context: MergeContext, path: string, before: readonly string[], after: readonly string[], into: Change[]): void {
  const list = (ids: readonly string[]) => ids.map((id) => ({ id }));
  const shared = new Set(after);
  const known = new Set(before);
  const moves = diffValue(context.definition, path, list(before.filter((id) => shared.has(id))), list(after.filter((id) => known.has(id))));
  into.push(...moves.filter((move) => move.operation === "move"));
}

function mergeText(kind: TextKind, base: string, ours: string, theirs: string): string | undefined {
  if (kind === "whole") return undefined;
  return kind === "lines" ? mergeLines(base, ours, theirs) : mergeTokens(base, ours, theirs);
}

function settle(context: MergeContext, path: string, clash: Clash, values: { base: Maybe; ours: Maybe; theirs: Maybe }): Maybe {
  const { definition } = context;
  const place = clash === "order" ? `${path}:order` : path;
  const chosen = context.choice(definition, place);
  context.notes.conflicts.push({
    id: `${definition}#${place}`,
    definition,
    path: place,
    clash,
    ...present(values),
    ...(chosen === undefined ? {} : { settled: chosen.choice }),
  });
  if (chosen?.choice === "edited") return chosen.value;
  return chosen?.choice === "theirs" ? values.theirs : values.ours;
}

function clashOf(base: Maybe, ours: Maybe, theirs: Maybe): Clash {
  if (ours === undefined) return "deleted-here";
  if (theirs === undefined) return "deleted-upstream";
  return base === undefined ? "both-added" : "both-changed";
}

function present(values: Readonly<Record<"base" | "ours" | "theirs", Maybe>>): { base?: Json; ours?: Json; theirs?: Json } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function own(object: JsonObject, key: string): Maybe {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
