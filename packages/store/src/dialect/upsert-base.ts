import type { JsonObject } from "@zhili/contracts";
import type { Condition } from "./condition.js";

/** The equalities that a condition demands of every match (`path` to value); what an upsert starts its new document from. */
export function equalitiesOf(condition: Condition, found: JsonObject = {}): JsonObject {
  if (condition.kind === "test") {
    if (condition.operator === "$eq") found[condition.path] = condition.value;
  } else if (condition.kind === "all") {
    for (const part of condition.parts) equalitiesOf(part, found);
  }
  return found;
}
