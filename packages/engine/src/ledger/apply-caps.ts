import type { LocalizedText } from "@zhili/contracts";
import { amountText, perText } from "./amount-text.js";
import type { BearingCap } from "./cap-queries.js";
import type { CompiledLedger } from "./compile-ledger.js";
import { LedgerCapped, LedgerStandingMissing, LedgerVolumeReached } from "./errors.js";
import type { AccountStanding } from "./standing.js";

/** What was cut off an entry, by which cap, in words for the account's holder. */
export interface Cut {
  /** Smallest units, positive. */
  readonly amount: number;
  /** Id of the cap; `control` for total-volume control. */
  readonly cap: string;
  readonly per: string;
  readonly max: number;
  readonly used: number;
  readonly text: LocalizedText;
}

interface Room {
  readonly cap: string;
  readonly per: BearingCap["cap"]["per"];
  readonly max: number;
  readonly used: number;
  readonly refuses: boolean;
}

/**
 * Cuts an amount to what its caps and the total-volume control leave. A cap with nothing left, or one that may not cut (`exact`, or the
 * cap's own `over: refuse`), throws LEDGER_CAPPED; the total-volume control throws LEDGER_VOLUME_REACHED.
 */
export function applyCaps(
  ledger: CompiledLedger,
  caps: readonly BearingCap[],
  amount: number,
  standing: AccountStanding,
  exact: boolean,
): { readonly amount: number; readonly cut?: Cut } {
  const wanted = Math.abs(amount);
  const rooms = caps.map((bearing) => roomOf(bearing, standing));
  if (amount > 0 && ledger.definition.control !== undefined) rooms.push(controlRoom(ledger.definition.control, standing));
  let tightest: Room | undefined;
  let left = wanted;
  for (const room of rooms) {
    const free = Math.max(0, room.max - room.used);
    if (free >= left) continue;
    if (free === 0 || exact || room.refuses) throw refusal(ledger, room);
    tightest = room;
    left = free;
  }
  if (tightest === undefined) return { amount };
  return { amount: amount > 0 ? left : -left, cut: cutOf(ledger, tightest, wanted, left) };
}

function roomOf({ cap, query }: BearingCap, standing: AccountStanding): Room {
  const used = query === undefined ? 0 : standing.turnover?.[query.key];
  if (used === undefined) throw LedgerStandingMissing({ facts: { missing: `turnover ${query?.key}` } });
  return { cap: cap.id, per: cap.per, max: cap.max, used, refuses: cap.over === "refuse" };
}

function controlRoom(control: NonNullable<CompiledLedger["definition"]["control"]>, standing: AccountStanding): Room {
  if (standing.control === undefined) throw LedgerStandingMissing({ facts: { missing: "control" } });
  return { cap: "control", per: control.per, max: control.max, used: standing.control, refuses: false };
}

function refusal(ledger: CompiledLedger, room: Room): Error {
  const { unit, control } = ledger.definition;
  const texts = { perText: perText(room.per), maxText: amountText(unit, room.max), usedText: amountText(unit, room.used) };
  const facts = { cap: room.cap, per: room.per, max: room.max, used: room.used, ...texts };
  return room.cap === "control" && control !== undefined ? LedgerVolumeReached({ facts: { ...facts, level: control.level } }) : LedgerCapped({ facts });
}

function cutOf(ledger: CompiledLedger, { cap, per, max, used }: Room, wanted: number, left: number): Cut {
  const text = (amount: number): string => amountText(ledger.definition.unit, amount);
  const amount = wanted - left;
  const before = per === "entry" ? "" : `，此前已计${text(used)}`;
  const beforeEn = per === "entry" ? "" : `, ${text(used)} of it used before`;
  return {
    amount,
    cap,
    per,
    max,
    used,
    text: {
      "zh-CN": `${perText(per)}上限${text(max)}${before}，本次应计${text(wanted)}，实计${text(left)}，超出的${text(amount)}不计。`,
      en: `The most per ${per} is ${text(max)}${beforeEn}; ${text(left)} of ${text(wanted)} counted, ${text(amount)} did not.`,
    },
  };
}
