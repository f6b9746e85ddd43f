import { bindChild } from "@zhili/engine/workflow";
import type { Unit } from "../unit/unit.js";

const PARENTS = "workflow-parents";

/** Remembers a sub-workflow on its parent, and the way back; one that ended as it was made is told at once. */
export async function childMadeIn(unit: Unit, parent: string, child: string, record: string): Promise<void> {
  const { type } = unit.records.peek(parent);
  unit.records.change(parent, (one) => (one.snapshot === undefined ? one : { ...one, snapshot: bindChild(one.snapshot, child, record) }));
  await unit.tx.insertOne(PARENTS, { id: record, parent, parentType: type.ref });
  if (unit.records.peek(record).record.snapshot?.final === true) await tellParents(unit, record);
}

/** Tells the parent that a sub-workflow is through. */
export async function tellParents(unit: Unit, child: string): Promise<void> {
  const link = await unit.tx.get(PARENTS, child);
  if (link === undefined) return;
  const state = unit.records.peek(child).record.state ?? "";
  await unit.platform.verbs.transition(unit, String(link.parentType), String(link.parent), { type: "child-final", record: child, state }, { optional: true });
}
