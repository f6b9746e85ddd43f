import type { Filter, StoreReader, StoreTransaction } from "@zhili/contracts";
import { UpgradeNameHeld } from "./errors.js";
import type { PlannedMoves } from "./planned-moves.js";

type Place = readonly [collection: string, path: string];

/** Where the store writes the name of a definition, beside the records themselves. */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  "record-type": [
    ["tasks", "record.type"],
    ["notices", "record.type"],
    ["objections", "record.type"],
    ["planned-transitions", "recordType"],
    ["messages", "record.type"],
    ["shares", "record.type"],
    ["schedule-runs", "record.type"],
  ],
  role: [["grants", "role"]],
};

/** Kinds whose name is part of what is chained or counted under it. */
const HELD: Readonly<Record<string, { readonly places: readonly Place[]; readonly title: string }>> = {
  ledger: { places: [["ledger-entries", "ledger"]], title: "台账" },
  scorecard: { places: [["scores", "scorecard"]], title: "评分表" },
  schedule: { places: [["schedule-runs", "schedule"]], title: "日程" },
};

/** Throws UPGRADE_NAME_HELD when something is stored under a name that can't change any more. */
export async function requireFreeNames(reader: StoreReader, { names }: Pick<PlannedMoves, "names">): Promise<void> {
  for (const { kind, from } of names) {
    const held = HELD[kind];
    for (const [collection, path] of held?.places ?? []) {
      if ((await reader.findOne(collection, { [path]: from }, { projection: ["id"] })) === undefined) continue;
      throw UpgradeNameHeld({ facts: { kind, kindZh: held?.title ?? kind, name: from } });
    }
  }
}

/** Writes the new names, or with `back` the old ones, wherever the store has them. */
export async function moveNames(tx: StoreTransaction, { names }: Pick<PlannedMoves, "names">, back = false): Promise<void> {
  for (const name of back ? [...names].reverse() : names) {
    const [from, to] = back ? [name.to, name.from] : [name.from, name.to];
    for (const [collection, path] of PLACES[name.kind] ?? []) await tx.updateMany(collection, { [path]: from }, { $set: { [path]: to } });
    if (name.kind !== "role") continue;
    const named: Filter = { roles: { $has: from } };
    await tx.updateMany("tasks", named, { $addToSet: { roles: to } });
    await tx.updateMany("tasks", named, { $pull: { roles: from } });
  }
}
