import type { Json } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import { translateDefinition } from "../configuration/translate.js";
import { balanceOf } from "../ledgers/standing.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { ledgersOf } from "./ledgers-of.js";

/** The ledgers that the record's type shows, with balance and what of it can be spent. */
export async function accountsOf(unit: Unit, { type, record }: WorkingRecord): Promise<Json[]> {
  const shown: Json[] = [];
  for (const ref of ledgersOf(unit.configuration, type)) {
    const placed = unit.configuration.ledgerDefinitions.get(ref);
    if (placed === undefined || !unit.ability.can("read", subjectOf("ledger", ref), record).allowed) continue;
    const pack = unit.configuration.packs.find((one) => one.manifest.id === placed.pack);
    const definition =
      pack === undefined ? placed.definition : translateDefinition(pack, "ledger", placed.definition.id, placed.definition, unit.context.language);
    const standing = await balanceOf(unit, ref, record.id);
    shown.push({ ledger: ref, title: definition.title, unit: { title: definition.unit.title, decimals: definition.unit.decimals ?? 0 }, ...standing });
  }
  return shown;
}
