import type { Edition, Issue, ScorecardDefinition, StoreReader } from "@zhili/contracts";
import type { CompiledScorecard } from "@zhili/engine/scoring";
import type { Configuration } from "../configuration/configuration.js";
import { canonicalJson } from "../unit/canonical-json.js";
import { ScorecardEditionInUse } from "./errors.js";
import { periodOf } from "./period.js";
import { SCORES } from "./standing-score.js";

/** Periods that a refusal names. */
const NAMED = 6;

/**
 * A result once given stays what it was: an edition under which something was scored keeps its content and the periods that were scored.
 * Its title may change, and it may end, after them. Throws SCORECARD_EDITION_IN_USE with every edition that `after` would change.
 */
export async function requireEditionsKept(reader: StoreReader, before: Configuration, after: Configuration): Promise<void> {
  const issues: Issue[] = [];
  const packs = new Set(after.packs.map(({ manifest }) => manifest.id));
  for (const { ref, pack, hash, definition } of before.scorecardDefinitions.values()) {
    const next = after.scorecardDefinitions.get(ref);
    if (!packs.has(pack) || next?.hash === hash) continue;
    for (const [at, edition] of definition.editions.entries()) {
      const periods = (await reader.distinct(SCORES, "period", { scorecard: ref, edition: edition.id })).map(String).sort();
      if (periods.length === 0 || keeps(definition, edition, next?.definition, after.scorecards.get(ref), periods)) continue;
      issues.push(issueOf(ref, at, definition, edition, periods));
    }
  }
  const [first] = issues;
  if (first !== undefined) throw ScorecardEditionInUse({ facts: { count: issues.length }, issues });
}

function keeps(
  before: ScorecardDefinition,
  edition: Edition,
  after: ScorecardDefinition | undefined,
  compiled: CompiledScorecard | undefined,
  periods: readonly string[],
): boolean {
  const kept = after?.editions.find(({ id }) => id === edition.id);
  if (after === undefined || compiled === undefined || kept === undefined) return false;
  if (after.period !== before.period || after.subject !== before.subject || content(kept) !== content(edition)) return false;
  return periods.every((period) => inForceOn(compiled, periodOf(after.period, period).to) === edition.id);
}

function inForceOn({ editions }: CompiledScorecard, date: string): string | undefined {
  const last = editions.findLast(({ definition }) => definition.from <= date)?.definition;
  return last?.to !== undefined && last.to < date ? undefined : last?.id;
}

function content({ title: _title, to: _to, ...rest }: Edition): string {
  return canonicalJson(JSON.parse(JSON.stringify(rest)));
}

function issueOf(ref: string, at: number, { title }: ScorecardDefinition, edition: Edition, periods: readonly string[]): Issue {
  const name = edition.title ?? edition.id;
  const [used, more] = [periods.slice(-NAMED).join("、"), periods.length > NAMED];
  return {
    code: ScorecardEditionInUse.kind.code,
    path: `${ref}/editions/${at}`,
    message: {
      "zh-CN": `“${title}”的“${name}”已用于 ${used}${more ? " 等" : " "}的评分，不能再改。`,
      en: `“${name}” of “${title}” was used for ${used.replaceAll("、", ", ")}${more ? " and others" : ""} and can't be changed.`,
    },
  };
}
