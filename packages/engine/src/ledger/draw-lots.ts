import { amountText } from "./amount-text.js";
import type { CompiledLedger } from "./compile-ledger.js";
import { LedgerExpired, LedgerPurpose, LedgerShort, LedgerStandingMissing, LedgerUnknownLot } from "./errors.js";
import type { LedgerRequest, LotStanding } from "./standing.js";

/** A part of a draw; quantities are positive. */
export interface LotPart {
  readonly lot: string;
  readonly quantity: number;
}

/**
 * Splits a quantity over the usable lots in the ledger's order (fifo: oldest first; fefo: first to expire first; then by id). Expired lots,
 * lots in other states and lots kept for another purpose are passed over. Nothing is drawn unless all of it can be.
 */
export function drawLots(ledger: CompiledLedger, quantity: number, request: LedgerRequest, lots: readonly LotStanding[] | undefined): LotPart[] {
  if (lots === undefined) throw LedgerStandingMissing({ facts: { missing: "lots" } });
  const named = request.lot === undefined ? lots : lots.filter(({ id }) => id === request.lot);
  if (request.lot !== undefined && named.length === 0) throw LedgerUnknownLot({ facts: { lot: request.lot } });
  const present = named.filter((lot) => lot.remaining > 0 && isOffered(ledger, lot));
  const fresh = present.filter((lot) => !isExpired(lot, request.day));
  const usable = fresh.filter((lot) => isFree(lot, request.purpose)).sort(orderOf(ledger));
  const parts: LotPart[] = [];
  let missing = quantity;
  for (const lot of usable) {
    if (missing === 0) break;
    const taken = Math.min(missing, lot.remaining);
    parts.push({ lot: lot.id, quantity: taken });
    missing -= taken;
  }
  if (missing > 0) throw shortage(ledger, request, quantity, missing, { present, fresh });
  return parts;
}

/** How much a draw could get on a day: what is left of lots in an offered state, not expired and free for the purpose. */
export function drawable(ledger: CompiledLedger, lots: readonly LotStanding[], request: Pick<LedgerRequest, "day" | "purpose">): number {
  return sumOf(lots.filter((lot) => lot.remaining > 0 && isOffered(ledger, lot) && !isExpired(lot, request.day) && isFree(lot, request.purpose)));
}

/** Takes a quantity from one named lot as it is, expired or locked or not: a write-off or a correction of the count. */
export function takeFromLot(ledger: CompiledLedger, quantity: number, lot: string, lots: readonly LotStanding[] | undefined): LotPart[] {
  if (lots === undefined) throw LedgerStandingMissing({ facts: { missing: "lots" } });
  const found = lots.find(({ id }) => id === lot);
  if (found === undefined) throw LedgerUnknownLot({ facts: { lot } });
  if (found.remaining < quantity) throw LedgerShort({ facts: shortFacts(ledger, Math.max(0, found.remaining), quantity) });
  return [{ lot, quantity }];
}

/** Facts of LEDGER_SHORT and its kin, in smallest units and as text. */
export function shortFacts(ledger: CompiledLedger, available: number, needed: number): Record<string, number | string> {
  const { unit } = ledger.definition;
  const missing = needed - available;
  return {
    available,
    needed,
    missing,
    availableText: amountText(unit, available),
    neededText: amountText(unit, needed),
    missingText: amountText(unit, missing),
  };
}

const sumOf = (lots: readonly LotStanding[]): number => lots.reduce((sum, lot) => sum + lot.remaining, 0);
function isOffered({ definition }: CompiledLedger, lot: LotStanding): boolean {
  const states = definition.lots?.state;
  return states === undefined || (lot.state !== undefined && states.includes(lot.state));
}
/** A lot may be drawn on the day that it expires, whether it says a day or an instant. */
const isExpired = (lot: LotStanding, day: string): boolean => lot.expiresAt !== undefined && lot.expiresAt !== "" && lot.expiresAt.slice(0, 10) < day;
const isFree = (lot: LotStanding, purpose: string | undefined): boolean => lot.purpose === undefined || lot.purpose === "" || lot.purpose === purpose;

/** Why there is too little: lots kept for another purpose, else expired ones, would have been enough; else there is no more. */
function shortage(
  ledger: CompiledLedger,
  request: LedgerRequest,
  needed: number,
  missing: number,
  { present, fresh }: { readonly present: readonly LotStanding[]; readonly fresh: readonly LotStanding[] },
): Error {
  const facts = shortFacts(ledger, needed - missing, needed);
  if (sumOf(fresh) >= needed) return LedgerPurpose({ facts: { ...facts, purpose: request.purpose ?? "" } });
  const unlocked = present.filter((lot) => isFree(lot, request.purpose));
  return sumOf(unlocked) >= needed ? LedgerExpired({ facts }) : LedgerShort({ facts });
}

function orderOf(ledger: CompiledLedger): (left: LotStanding, right: LotStanding) => number {
  const byReceipt = (left: LotStanding, right: LotStanding): number => compare(left.receivedAt ?? "", right.receivedAt ?? "") || compare(left.id, right.id);
  if (ledger.definition.lots?.order !== "fefo") return byReceipt;
  return (left, right) => compare(left.expiresAt || NEVER, right.expiresAt || NEVER) || byReceipt(left, right);
}

/** Sorts after every date. */
const NEVER = "~";
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
