import { SYSTEM_ACTOR } from "../platform.js";
import type { Unit } from "../unit/unit.js";

const DECIDING = ["transition", "vote", "check", "finding"];

/** Who answers for what a step of a record enters: the person who takes it; when the clock takes it, who decided on the record last. */
export async function approverOf(unit: Unit, record: string): Promise<string> {
  const { actor } = unit.context;
  if (actor.kind !== "system") return actor.id;
  const decided = await unit.tx.findOne(
    "timeline",
    { record, kind: { $in: DECIDING }, actor: { $ne: SYSTEM_ACTOR.id } },
    { sort: [{ path: "at", direction: "desc" }] },
  );
  return typeof decided?.actor === "string" ? decided.actor : actor.id;
}
