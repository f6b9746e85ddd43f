import { type JsonObject, type LedgerEntry, ZhiliError } from "@zhili/contracts";
import { CHAIN_START, type CompiledLedger, chainEntry, type DraftEntry, type LedgerRequest, neededStanding, planEntry } from "@zhili/engine/ledger";
import { titleIn } from "../configuration/translate.js";
import { LedgerAccountUnknown } from "../errors.js";
import { expressionRecord } from "../facts/record-facts.js";
import type { Unit } from "../unit/unit.js";
import { ACCOUNTS, accountKey, accountRecord, ENTRIES } from "./account.js";
import { readStanding } from "./standing.js";

export interface Posting {
  readonly ledger: CompiledLedger;
  readonly account: string;
  readonly request: Omit<LedgerRequest, "day" | "facts">;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly source: LedgerEntry["source"];
  /** The same key makes the same entries once. */
  readonly idempotencyKey: string;
  readonly approver?: string;
}

/**
 * Appends what the ledger's rules make of one request: entries, chain, balance, all in the unit's transaction.
 * Answers the entries that were made, or the ones that this key made before. Throws the LEDGER_* refusals of the engine.
 */
export async function postEntries(unit: Unit, posting: Posting): Promise<LedgerEntry[]> {
  const { ledger, account } = posting;
  const earlier = await unit.tx.find(ENTRIES, { ledger: ledger.ref, postingKey: posting.idempotencyKey }, { limit: 50 });
  if (earlier.items.length > 0) return earlier.items as unknown as LedgerEntry[];

  const holder = await unit.records.find(ledger.definition.account.recordType, accountRecord(account));
  if (holder === undefined) throw LedgerAccountUnknown({ facts: { ledger: titleIn(unit, "ledger", ledger.ref, ledger.definition), account } });
  const request: LedgerRequest = {
    ...posting.request,
    day: unit.today,
    facts: { ...posting.facts, account: expressionRecord(holder.record), now: unit.now, today: unit.today },
  };
  const orgPath = holder.record.orgPath;
  const standing = await readStanding(unit, ledger, account, orgPath, neededStanding(ledger, request));
  const drafts = planned(unit, posting, holder.record.title, () => planEntry(ledger, request, standing).entries);

  const { reverses } = posting.request;
  return appendDrafts(unit, reverses === undefined ? posting : { ...posting, reverses }, orgPath, drafts);
}

/** The entries that the engine plans; a rehearsal notes a refusal and goes on without them. */
function planned(unit: Unit, { ledger, account }: Posting, holder: string, plan: () => readonly DraftEntry[]): readonly DraftEntry[] {
  try {
    return plan();
  } catch (error) {
    if (unit.rehearsal === undefined || !(error instanceof ZhiliError)) throw error;
    unit.rehearsal.shortages.push({ ledger: ledger.ref, account, holder, refusal: error });
    return [];
  }
}

export type Appending = Pick<Posting, "ledger" | "account" | "source" | "idempotencyKey" | "approver"> & { readonly reverses?: LedgerEntry };

/** Appends drafts as they are: chain, balance, timeline, audit. */
export async function appendDrafts(unit: Unit, posting: Appending, orgPath: string, drafts: readonly DraftEntry[]): Promise<LedgerEntry[]> {
  if (drafts.length === 0) return [];
  const { ledger, account } = posting;
  const head = await unit.tx.get("chain-heads", ledger.ref);
  let previous = head === undefined ? CHAIN_START : { seq: Number(head.seq), hash: String(head.hash) };
  const made: LedgerEntry[] = [];
  for (const [index, draft] of drafts.entries()) {
    const entry = chainEntry(
      {
        id: unit.nextId(),
        ledger: ledger.ref,
        account,
        orgPath,
        ...draft,
        source: posting.source,
        operator: unit.context.actor.id,
        ...(posting.approver === undefined ? {} : { approver: posting.approver }),
        at: unit.now,
        idempotencyKey: `${posting.idempotencyKey}/${index}`,
        revision: unit.configuration.revision,
      },
      previous,
    );
    previous = { seq: entry.seq, hash: entry.hash };
    made.push(entry);
  }
  await unit.tx.insertMany(
    ENTRIES,
    made.map((entry) => ({ ...(entry as unknown as JsonObject), id: entry.id, postingKey: posting.idempotencyKey })),
  );
  await unit.tx.updateOne("chain-heads", { id: ledger.ref }, { $set: { seq: previous.seq, hash: previous.hash } }, { upsert: true });
  const total = made.reduce((sum, entry) => sum + entry.amount, 0);
  await unit.tx.updateOne(
    ACCOUNTS,
    { id: accountKey(ledger.ref, account) },
    { $inc: { balance: total, entries: made.length }, $set: { ledger: ledger.ref, account, orgPath, opened: true, updatedAt: unit.now } },
    { upsert: true },
  );
  const reversed = posting.reverses;
  if (reversed !== undefined) await unit.tx.updateOne(ENTRIES, { id: reversed.id }, { $set: { takenBack: true } });
  for (const entry of made) {
    unit.tell({
      record: accountRecord(account),
      kind: "entry",
      version: 0,
      facts: { ledger: ledger.ref, amount: entry.amount, reason: entry.reason, entry: entry.id },
    });
  }
  unit.audit("ledger.append", { type: ledger.ref, id: account }, { entries: made.map((entry) => entry.id), amount: total }, orgPath);
  return made;
}
