import type { Json, JsonObject } from "@zhili/contracts";
import type { Difference } from "../../api/types.js";

export type Side = "yours" | "theirs";

/** How two people's changes of one field stand to each other. */
export type Standing = "only-yours" | "only-theirs" | "same" | "clash";

/** Compares one field with what both started from, or takes the server's word. Without either, two different values clash. */
export function standingOf(difference: Difference): Standing {
  const { yours, theirs, base, clash } = difference;
  if (clash === true) return "clash";
  if (clash === false && !("yours" in difference)) return "only-theirs";
  if (equal(yours, theirs)) return "same";
  if (clash === false) return "only-yours";
  if (!("base" in difference)) return "clash";
  if (equal(theirs, base)) return "only-yours";
  return equal(yours, base) ? "only-theirs" : "clash";
}

/** Fields that both changed to different values: a person has to choose. */
export function clashes(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter((difference) => standingOf(difference) === "clash");
}

/**
 * What to send on top of the newest version: your changes where the other did not touch the field or where you chose yours; nothing
 * where the other's value stays. A clash without a choice keeps theirs. `mine` is what you meant to send; null empties a field. In the
 * sections of a record with parties `yours` already has the parts that the others saved.
 */
export function mergeDifference(mine: JsonObject, differences: readonly Difference[], choices: Readonly<Record<string, Side>>): JsonObject {
  const byField = new Map(differences.map((difference) => [difference.field, difference]));
  const kept = Object.entries(mine).flatMap(([field, value]): [string, Json][] => {
    const difference = byField.get(field);
    if (difference === undefined) return [[field, value as Json]];
    const standing = standingOf(difference);
    if (standing === "only-yours" || (standing === "clash" && choices[field] === "yours")) return [[field, difference.yours ?? null]];
    return [];
  });
  return Object.fromEntries(kept);
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object")
    return `{${Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
      .join(",")}}`;
  return JSON.stringify(value);
}
