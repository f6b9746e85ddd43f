import type { Json } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import { accountRecord, ledgerOf } from "../ledgers/account.js";
import type { Unit } from "../unit/unit.js";

interface Asked {
  readonly published: boolean;
}

interface Opens {
  readonly opens?: string;
}

/** Address inside the product. */
export function addressOf(place: "records" | "ledgers", ref: string, ...rest: readonly string[]): string {
  return `/${[place, ...ref.split(":"), ...rest].map(encodeURIComponent).join("/")}`;
}

/** Is the reader somebody who can follow a row to what it rests on? What is published stands alone. */
export function rowsLead(unit: Unit, ask: Asked): boolean {
  return !ask.published && unit.context.actor.kind !== "anonymous";
}

/** Where a record that the reader may read leads. */
export function opensRecord(unit: Unit, ask: Asked, type: string, id: string): Opens {
  return rowsLead(unit, ask) ? { opens: addressOf("records", type, id) } : {};
}

/** Whether the reader may open an account down to its entries, and its address then. */
export async function opensAccount(unit: Unit, ask: Asked, ledger: string, account: string): Promise<Opens> {
  if (!rowsLead(unit, ask)) return {};
  const holder = await unit.records.find(ledgerOf(unit.configuration, ledger).definition.account.recordType, accountRecord(account));
  const mayOpen = holder !== undefined && unit.ability.can("read", subjectOf("ledger", ledger), holder.record, "entries").allowed;
  return mayOpen ? { opens: addressOf("ledgers", ledger, account) } : {};
}

/** Whether the reader may open whoever is scored, and the address then. */
export async function opensSubject(unit: Unit, ask: Asked, type: string | undefined, id: Json | undefined): Promise<Opens> {
  if (!rowsLead(unit, ask) || type === undefined || typeof id !== "string") return {};
  const found = await unit.records.find(type, id);
  const mayOpen = found !== undefined && unit.ability.can("read", subjectOf("record-type", type), found.record).allowed;
  return mayOpen ? { opens: addressOf("records", type, id) } : {};
}
