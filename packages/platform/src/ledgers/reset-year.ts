import type { JsonObject } from "@zhili/contracts";
import { planYearEndReset, resetDate } from "@zhili/engine/ledger";
import type { Platform, RequestContext } from "../platform.js";
import { runUnit } from "../unit/run-unit.js";
import { accountRecord, ledgerOf, readAccountSum } from "./account.js";
import { appendDrafts } from "./post-entries.js";

const RESETS = "ledger-resets";

/** Clears the accounts of every ledger whose year has ended and was not cleared yet; each account in its own transaction, so that a stop in between goes on later. Answers how many entries were made. */
export async function resetYears(platform: Platform, context: RequestContext): Promise<number> {
  const { configuration } = context;
  const year = Number(configuration.calendar.localDate(platform.clock.now().toISOString()).slice(0, 4)) - 1;
  let made = 0;
  for (const ledger of configuration.ledgers.values()) {
    const day = resetDate(ledger, year);
    const id = `${ledger.ref} ${year}`;
    if (day === undefined || (await platform.store.get(RESETS, id)) !== undefined) continue;
    const accounts = await accountsBefore(platform, ledger.ref, day);
    for (const account of accounts) made += await resetAccount(platform, context, ledger.ref, account, day, year);
    await platform.store.withTransaction((tx) =>
      tx.insertOne(RESETS, { id, at: platform.clock.now().toISOString(), accounts: accounts.length } as JsonObject & { id: string }),
    );
  }
  return made;
}

async function accountsBefore(platform: Platform, ledger: string, day: string): Promise<string[]> {
  const found = await platform.store.distinct("ledger-entries", "account", { ledger, day: { $lte: day } });
  return found.map(String);
}

async function resetAccount(platform: Platform, context: RequestContext, ref: string, account: string, day: string, year: number): Promise<number> {
  return runUnit(platform, context, async (unit) => {
    const key = `reset/${year}/${account}`;
    if ((await unit.tx.findOne("ledger-entries", { ledger: ref, postingKey: key })) !== undefined) return 0;
    const ledger = ledgerOf(unit.configuration, ref);
    const draft = planYearEndReset(ledger, await readAccountSum(unit.tx, ref, account), day);
    const holder = await unit.records.find(ledger.definition.account.recordType, accountRecord(account));
    if (draft === undefined || holder === undefined) return 0;
    await appendDrafts(unit, { ledger, account, source: { type: ref, id: `${year}` }, idempotencyKey: key }, holder.record.orgPath, [draft]);
    return 1;
  });
}

/** The moment at which the running year ends, when some ledger is cleared then. */
export function nextReset(platform: Platform): string | undefined {
  const { ledgers, calendar } = platform.configuration();
  const year = Number(calendar.localDate(platform.clock.now().toISOString()).slice(0, 4));
  const any = [...ledgers.values()].some((ledger) => resetDate(ledger, year) !== undefined);
  return any ? calendar.startOfDay(`${year + 1}-01-01`) : undefined;
}
