import type { ChildStanding } from "@zhili/contracts";
import type { Unit } from "../unit/unit.js";

const PARENTS = "workflow-parents";

/** Remembers a sub-workflow on its parent, and the way back. */
export async function childMadeIn(unit: Unit, parent: string, child: ChildStanding): Promise<void> {
  const { type } = unit.records.peek(parent);
  unit.records.change(parent, (record) =>
    record.snapshot === undefined ? record : { ...record, snapshot: { ...record.snapshot, children: [...(record.snapshot.children ?? []), child] } },
  );
  await unit.tx.insertOne(PARENTS, { id: child.record, parent, parentType: type.ref });
}

/** Tells the parent that a sub-workflow is through. */
export async function tellParents(unit: Unit, child: string): Promise<void> {
  const link = await unit.tx.get(PARENTS, child);
  if (link === undefined) return;
  const state = unit.records.peek(child).record.state ?? "";
  await unit.platform.verbs.transition(unit, String(link.parentType), String(link.parent), { type: "child-final", record: child, state }, { optional: true });
}
