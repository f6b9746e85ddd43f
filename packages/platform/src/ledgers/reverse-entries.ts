import type { LedgerEntry, StoreDocument } from "@zhili/contracts";
import { titleIn } from "../configuration/translate.js";
import { AccessDenied, EntryNotFound } from "../errors.js";
import type { Unit } from "../unit/unit.js";
import { accountRecord, ENTRIES, ledgerOf } from "./account.js";
import { postEntries } from "./post-entries.js";

/** The entry as it was chained, without what the store keeps beside it. */
export function chainedEntry(document: StoreDocument): LedgerEntry {
  const { postingKey: _key, takenBack: _taken, ...entry } = document as StoreDocument & { postingKey?: unknown; takenBack?: unknown };
  return entry as unknown as LedgerEntry;
}

/** Takes back every entry that came from a record; answers how many. */
export async function reverseEntriesOf(unit: Unit, request: { ledger: string; source: string; rule?: string; reason: string }): Promise<number> {
  const page = await unit.tx.find(
    ENTRIES,
    {
      ledger: request.ledger,
      "source.id": request.source,
      takenBack: { $ne: true },
      kind: { $in: ["credit", "debit"] },
      ...(request.rule === undefined ? {} : { rule: request.rule }),
    },
    { limit: 500 },
  );
  for (const found of page.items) await reverseOne(unit, chainedEntry(found), request.reason, false);
  return page.items.length;
}

/**
 * Takes back one entry by an opposite one. `belowFloor` counts only for holders of one of the ledger's `floorApproval` roles.
 * Throws LEDGER_ENTRY_NOT_FOUND, ACCESS_DENIED and the engine's LEDGER_* refusals.
 */
export async function reverseEntryIn(unit: Unit, request: { ledger: string; entry: string; reason: string; belowFloor?: boolean }): Promise<LedgerEntry[]> {
  const found = await unit.tx.get(ENTRIES, request.entry);
  if (found === undefined || found.ledger !== request.ledger) throw EntryNotFound({ facts: { entry: request.entry } });
  const entry = chainedEntry(found);
  const ledger = ledgerOf(unit.configuration, request.ledger);
  const [pack = "", id = ""] = request.ledger.split(":");
  const resource = { orgPath: entry.orgPath };
  const decision = unit.ability.can("reverse", `${pack}:ledger/${id}`, resource);
  if (!decision.allowed) {
    throw AccessDenied({
      facts: {
        verb: "冲正",
        verbEn: "reverse",
        title: titleIn(unit, "ledger", ledger.ref, ledger.definition),
        reason: decision.reason ?? "",
        type: request.ledger,
        id: request.entry,
      },
    });
  }
  const approved = request.belowFloor === true && unit.ability.holdsRole(ledger.definition.floorApproval ?? [], resource) !== undefined;
  return reverseOne(unit, entry, request.reason, approved);
}

async function reverseOne(unit: Unit, entry: LedgerEntry, reason: string, belowFloorApproved: boolean): Promise<LedgerEntry[]> {
  return postEntries(unit, {
    ledger: ledgerOf(unit.configuration, entry.ledger),
    account: entry.account,
    request: { kind: "reverse", reverses: entry, reason, belowFloorApproved },
    facts: {},
    source: { type: entry.source.type, id: entry.source.id, transition: `reversal of ${entry.id}` },
    idempotencyKey: `reverse/${entry.id}`,
    approver: unit.context.actor.id,
  });
}

export { accountRecord };
