import type { LedgerEntry, StoreDocument } from "@zhili/contracts";
import { abilityFor } from "@zhili/engine/access";
import { subjectOf } from "./access/require-right.js";
import { titleIn, translateDefinition } from "./configuration/translate.js";
import { AccessDenied } from "./errors.js";
import { accountRecord, ENTRIES, ledgerOf } from "./ledgers/account.js";
import { chainedEntry } from "./ledgers/reverse-entries.js";
import { balanceOf } from "./ledgers/standing.js";
import { type Platform, type RequestContext, SYSTEM_NAME } from "./platform.js";
import { readUnit } from "./unit/read-unit.js";
import type { Unit } from "./unit/unit.js";

/** An entry with the words that say why it is there. */
export interface EntryView extends LedgerEntry {
  readonly ruleTitle: string;
  readonly operatorName: string;
  readonly approverName?: string;
  readonly sourceTitle?: string;
  readonly lotTitle?: string;
  /** Id of the entry that took this one back. */
  readonly reversedBy?: string;
}

export interface AccountView {
  readonly ledger: string;
  readonly title: string;
  readonly unit: { readonly title: string; readonly decimals: number };
  readonly account: { readonly id: string; readonly type: string; readonly title: string };
  /** Absent for somebody who may not see it. */
  readonly balance?: number;
  readonly spendable?: number;
  readonly base: number;
  readonly head?: { readonly seq: number; readonly hash: string };
  /** Whether the person may see the entries, not only what they add up to; empty otherwise. */
  readonly mayReadEntries: boolean;
  readonly entries: readonly EntryView[];
  readonly cursor?: string;
  readonly mayReverse: boolean;
}

/**
 * An account opened: the balance and every entry with its reason, rule, version, source and approver, as far as the fields (`balance`,
 * `spendable`, `entries`) of the role that opens it go. Throws ACCESS_DENIED, RECORD_NOT_FOUND.
 */
export function openAccount(
  platform: Platform,
  context: RequestContext,
  request: { ledger: string; account: string; limit?: number; cursor?: string },
): Promise<AccountView> {
  return readUnit(platform, context, async (unit) => {
    const ledger = ledgerOf(unit.configuration, request.ledger);
    const holder = await unit.records.get(ledger.definition.account.recordType, accountRecord(request.account));
    const ability = abilityFor(unit.configuration.roles, unit.context.actor, unit.today);
    const decision = ability.can("read", subjectOf("ledger", request.ledger), holder.record);
    if (!decision.allowed) {
      throw AccessDenied({
        facts: {
          verb: "查看",
          verbEn: "open",
          title: titleIn(unit, "ledger", request.ledger, ledger.definition),
          reason: decision.reason ?? "",
          type: request.ledger,
          id: request.account,
        },
      });
    }
    const sees = (field: string) => ability.can("read", subjectOf("ledger", request.ledger), holder.record, field).allowed;
    const mayReadEntries = sees("entries");
    const standing = await balanceOf(unit, request.ledger, request.account);
    const account = {
      ledger: request.ledger,
      account: { id: request.account, type: holder.type.ref, title: holder.record.title },
      mayReadEntries,
      ...(sees("balance") ? { balance: standing.balance } : {}),
      ...(sees("spendable") ? { spendable: standing.spendable } : {}),
    };
    const definition = translated(unit, request.ledger);
    const words = {
      title: definition.title,
      unit: { title: definition.unit.title, decimals: definition.unit.decimals ?? 0 },
      base: definition.base?.amount ?? 0,
    };
    if (!mayReadEntries) return { ...account, ...words, entries: [], mayReverse: false };
    const page = await unit.tx.find(
      ENTRIES,
      { ledger: request.ledger, account: request.account },
      {
        sort: [{ path: "seq", direction: "desc" }],
        limit: Math.min(request.limit ?? 50, 200),
        ...(request.cursor === undefined ? {} : { after: request.cursor }),
      },
    );
    const head = await unit.tx.get("chain-heads", request.ledger);
    return {
      ...account,
      ...words,
      entries: await entryViews(unit, request.ledger, page.items),
      mayReverse: ability.can("reverse", subjectOf("ledger", request.ledger), holder.record).allowed,
      ...(head === undefined ? {} : { head: { seq: Number(head.seq), hash: String(head.hash) } }),
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    };
  });
}

function translated(unit: Unit, ref: string) {
  const placed = unit.configuration.ledgerDefinitions.get(ref);
  const pack = unit.configuration.packs.find((one) => one.manifest.id === placed?.pack);
  if (placed === undefined || pack === undefined) return ledgerOf(unit.configuration, ref).definition;
  return translateDefinition(pack, "ledger", placed.definition.id, placed.definition, unit.context.language);
}

async function entryViews(unit: Unit, ledger: string, documents: readonly StoreDocument[]): Promise<EntryView[]> {
  const entries = documents.map(chainedEntry);
  const rules = new Map((translated(unit, ledger).rules ?? []).map((rule) => [rule.id, rule.title]));
  const names = new Map(
    (await unit.tx.getMany("users", [...new Set(entries.flatMap((entry) => [entry.operator, entry.approver ?? entry.operator]))])).map((user) => [
      user.id,
      String(user.name ?? ""),
    ]),
  );
  names.set("system", SYSTEM_NAME[unit.context.language]);
  const lots = ledgerOf(unit.configuration, ledger).definition.lots;
  const views: EntryView[] = [];
  for (const entry of entries) {
    const source = unit.configuration.recordTypes.has(entry.source.type) ? await unit.records.find(entry.source.type, entry.source.id) : undefined;
    const lot = entry.lot === undefined || lots === undefined ? undefined : await unit.records.find(lots.recordType, entry.lot);
    const reversal = await unit.tx.findOne(ENTRIES, { reverses: entry.id });
    views.push({
      ...entry,
      ruleTitle: rules.get(entry.rule ?? "") ?? "",
      operatorName: names.get(entry.operator) ?? "",
      ...(entry.approver === undefined ? {} : { approverName: names.get(entry.approver) ?? "" }),
      ...(source === undefined ? {} : { sourceTitle: source.record.title }),
      ...(lot === undefined ? {} : { lotTitle: lot.record.title }),
      ...(reversal === undefined ? {} : { reversedBy: reversal.id }),
    });
  }
  return views;
}
