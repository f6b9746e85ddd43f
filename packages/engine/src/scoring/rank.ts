import type { CompiledQuota } from "./compiled-edition.js";
import { greatestShare } from "./decimal.js";
import { gradeFacts } from "./evaluate.js";
import type { ScoreResult } from "./score-result.js";
import type { ScoringFacts } from "./source.js";

/** One subject that competes. */
export interface Candidate {
  readonly id: string;
  readonly result: ScoreResult;
  /** Subject, period, now, today, for tie-breaks. */
  readonly facts: ScoringFacts;
  /** Org unit of the quota's level; each has its own quota. */
  readonly orgUnit?: string;
}

export interface Ranked {
  readonly id: string;
  readonly orgUnit?: string;
  /** 1 is the best; those that no tie-break tells apart share a place. Absent for those that do not compete. */
  readonly place?: number;
  /** within the quota; outside; tied across its edge with nothing listed to decide (people decide, never chance); out: without the grade, vetoed or not complete. */
  readonly outcome: "within" | "outside" | "tied" | "out";
  /** Score and tie-break values, in the order in which they were compared. */
  readonly keys: readonly (number | string)[];
}

type Entered = Ranked & { readonly place?: number };

/**
 * Ranks results by score and then by the listed tie-breaks, higher first, for each org unit by itself. The quota is `top`, or that percent of
 * all candidates of the org unit (rounded down) when that is fewer. The order of the input never matters.
 */
export function rank(candidates: readonly Candidate[], quota: CompiledQuota): Ranked[] {
  const units = new Map<string, Candidate[]>();
  for (const candidate of [...candidates].sort((left, right) => compareText(left.id, right.id))) {
    const unit = candidate.orgUnit ?? "";
    units.set(unit, [...(units.get(unit) ?? []), candidate]);
  }
  return [...units.keys()].sort(compareText).flatMap((unit) => rankUnit(units.get(unit) ?? [], quota));
}

function rankUnit(candidates: readonly Candidate[], quota: CompiledQuota): Ranked[] {
  const entered = candidates.map((candidate): Entered => {
    const unit = candidate.orgUnit === undefined ? {} : { orgUnit: candidate.orgUnit };
    return { id: candidate.id, ...unit, outcome: competes(candidate, quota) ? "outside" : "out", keys: keysOf(candidate, quota) };
  });
  const competing = entered.filter(({ outcome }) => outcome !== "out").sort((left, right) => compareKeys(right.keys, left.keys));
  const limit = limitOf(quota, candidates.length);
  const placed: Ranked[] = [];
  for (let start = 0; start < competing.length; ) {
    const first = competing[start];
    let end = start + 1;
    while (first !== undefined && end < competing.length && compareKeys(competing[end]?.keys ?? [], first.keys) === 0) end += 1;
    const outcome = end <= limit ? "within" : start >= limit ? "outside" : "tied";
    for (const one of competing.slice(start, end)) placed.push({ ...one, place: start + 1, outcome });
    start = end;
  }
  return [...placed, ...entered.filter(({ outcome }) => outcome === "out")];
}

function competes({ result }: Candidate, quota: CompiledQuota): boolean {
  if (result.pending.length > 0 || result.vetoes.some((veto) => veto.result === "none")) return false;
  return quota.grade === undefined || result.grade?.id === quota.grade;
}

function keysOf({ result, facts }: Candidate, quota: CompiledQuota): (number | string)[] {
  const names = gradeFacts(result, facts);
  return [
    result.score,
    ...quota.tieBreak.map(({ by }) => {
      const value = by.evaluate(names);
      return typeof value === "string" || typeof value === "number" ? value : Number(value === true);
    }),
  ];
}

/** The quota of an org unit, reckoned exactly and rounded down. */
function limitOf({ top, percent }: CompiledQuota, candidates: number): number {
  return percent === undefined ? top : Math.min(top, Math.floor(greatestShare(percent, candidates) / 100));
}

function compareKeys(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index];
    if (other === undefined || value === other) continue;
    if (typeof value === typeof other) return value < other ? -1 : 1;
    return typeof value === "number" ? -1 : 1;
  }
  return 0;
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
