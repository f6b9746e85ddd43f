import type { Filter, LedgerEntry } from "@zhili/contracts";
import { type AccountStanding, type CompiledLedger, drawable, type LotStanding, type NeededStanding, spendable } from "@zhili/engine/ledger";
import { readPath } from "../records/field-path.js";
import { lineOf, orgUnit } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { accountRecord, ENTRIES, ledgerOf, readAccountSum } from "./account.js";

export interface Balance {
  readonly balance: number;
  readonly spendable: number;
}

/**
 * Balance of an account and what of it can be spent; an account that was never used stands at its base. Of a ledger with lots only what
 * could be drawn today can be spent: not what is expired, not on offer, or kept for another purpose.
 */
export async function balanceOf(unit: Unit, ledgerRef: string, account: string, purpose?: string): Promise<Balance> {
  const ledger = ledgerOf(unit.configuration, ledgerRef);
  const sum = await readAccountSum(unit.tx, ledgerRef, account);
  const base = sum.opened ? 0 : (ledger.definition.base?.amount ?? 0);
  const balance = sum.balance + base;
  const most = spendable(ledger, { balance, opened: true });
  if (ledger.definition.lots === undefined || most === 0) return { balance, spendable: most };
  const lots = await readLots(unit, ledger, account, undefined);
  return { balance, spendable: Math.min(most, drawable(ledger, lots, { day: unit.today, ...(purpose === undefined ? {} : { purpose }) })) };
}

/** Credits, debits (as a positive number) or number of entries of an account, all or only those of a period, rule or lot; entries that were taken back do not count. */
export async function turnoverOf(
  unit: Unit,
  ledger: string,
  account: string,
  measure: "earned" | "spent" | "count",
  only: { from?: string; to?: string; rule?: string; lot?: string },
): Promise<number> {
  const filter: Record<string, Filter[string]> = {
    ledger,
    account,
    kind: { $in: measure === "earned" ? ["credit"] : measure === "spent" ? ["debit"] : ["credit", "debit"] },
  };
  if (only.rule !== undefined) filter.rule = only.rule;
  if (only.lot !== undefined) filter.lot = only.lot;
  if (only.from !== undefined || only.to !== undefined) {
    filter.day = { ...(only.from === undefined ? {} : { $gte: only.from }), ...(only.to === undefined ? {} : { $lte: only.to }) };
  }
  const rows = await unit.tx.group(ENTRIES, {
    filter: { ...filter, takenBack: { $ne: true } },
    keys: [],
    measures: [
      { name: "count", measure: "count" },
      { name: "sum", measure: "sum", path: "amount" },
    ],
  });
  const row = rows[0];
  return measure === "count" ? Number(row?.count ?? 0) : Math.abs(Number(row?.sum ?? 0));
}

/** Reads just what the engine says it needs. */
export async function readStanding(unit: Unit, ledger: CompiledLedger, account: string, orgPath: string, needed: NeededStanding): Promise<AccountStanding> {
  const ref = ledger.ref;
  const sum = await readAccountSum(unit.tx, ref, account);
  const turnover: Record<string, number> = {};
  for (const query of needed.periods) {
    turnover[query.key] = await turnoverOf(unit, ref, account, query.counts === "credits" ? "earned" : "spent", {
      from: query.from,
      to: query.to,
      ...(query.rule === undefined ? {} : { rule: query.rule }),
    });
  }
  return {
    balance: sum.balance,
    opened: sum.opened,
    turnover,
    ...(needed.lots === undefined ? {} : { lots: await readLots(unit, ledger, account, needed.lots.lot) }),
    ...(needed.intervals === undefined ? {} : { intervals: await readIntervals(unit, ref, account, needed.intervals) }),
    ...(needed.control === undefined ? {} : { control: await readControl(unit, ref, orgPath, needed.control) }),
    ...(needed.reversed === undefined ? {} : { reversed: (await unit.tx.findOne(ENTRIES, { ledger: ref, reverses: needed.reversed })) !== undefined }),
  };
}

async function readLots(unit: Unit, ledger: CompiledLedger, account: string, only: string | undefined): Promise<LotStanding[]> {
  const lots = ledger.definition.lots;
  if (lots === undefined) return [];
  const rows = await unit.tx.group(ENTRIES, {
    filter: { ledger: ledger.ref, account, lot: only === undefined ? { $exists: true } : only },
    keys: [{ name: "lot", path: "lot" }],
    measures: [{ name: "remaining", measure: "sum", path: "amount" }],
  });
  const standings: LotStanding[] = [];
  for (const row of rows) {
    if (typeof row.lot !== "string") continue;
    const remaining = Number(row.remaining ?? 0);
    if (remaining === 0 && only === undefined) continue;
    const record = (await unit.records.find(lots.recordType, row.lot))?.record;
    const text = (field: string | undefined) => {
      const value = field === undefined || record === undefined ? undefined : readPath(record.data, field);
      return typeof value === "string" && value !== "" ? value : undefined;
    };
    const [receivedAt, expiresAt, purpose] = [text(lots.receivedAt) ?? record?.createdAt, text(lots.expiresAt), text(lots.purpose)];
    standings.push({
      id: row.lot,
      remaining,
      ...(receivedAt === undefined ? {} : { receivedAt }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(purpose === undefined ? {} : { purpose }),
      ...(record?.state === undefined ? {} : { state: record.state }),
    });
  }
  if (only !== undefined && standings.length === 0) {
    const record = (await unit.records.find(lots.recordType, only))?.record;
    if (record !== undefined) standings.push({ id: only, remaining: 0, ...(record.state === undefined ? {} : { state: record.state }) });
  }
  return standings;
}

async function readIntervals(unit: Unit, ledger: string, account: string, span: { from: string; to: string }): Promise<{ from: string; to: string }[]> {
  const page = await unit.tx.find(ENTRIES, { ledger, account, takenBack: { $ne: true }, from: { $lt: span.to }, to: { $gt: span.from } }, { limit: 50 });
  return (page.items as unknown as LedgerEntry[]).flatMap((entry) =>
    entry.from === undefined || entry.to === undefined ? [] : [{ from: entry.from, to: entry.to }],
  );
}

async function readControl(unit: Unit, ledger: string, orgPath: string, control: NonNullable<NeededStanding["control"]>): Promise<number> {
  const own = orgPath.split("/").findLast((id) => id !== "");
  const line = own === undefined ? [] : await lineOf(unit.tx, await orgUnit(unit.tx, own));
  const head = line.findLast((one) => one.level === control.level);
  if (head === undefined) return 0;
  const rows = await unit.tx.group(ENTRIES, {
    filter: { ledger, kind: "credit", takenBack: { $ne: true }, orgPath: { $prefix: head.path }, day: { $gte: control.from, $lte: control.to } },
    keys: [],
    measures: [{ name: "sum", measure: "sum", path: "amount" }],
  });
  return Number(rows[0]?.sum ?? 0);
}

export { accountRecord };
