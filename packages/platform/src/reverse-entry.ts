import type { LedgerEntry } from "@zhili/contracts";
import { reverseEntryIn } from "./ledgers/reverse-entries.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/** Takes back one ledger entry. Throws LEDGER_ENTRY_NOT_FOUND, ACCESS_DENIED and LEDGER_* refusals. */
export function reverseEntry(
  platform: Platform,
  context: RequestContext,
  request: { ledger: string; entry: string; reason: string; belowFloor?: boolean },
): Promise<LedgerEntry[]> {
  return runUnit(platform, context, (unit) => reverseEntryIn(unit, request));
}
