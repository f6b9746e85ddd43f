import type { StoreDocument } from "@zhili/contracts";
import type { Configuration } from "../../configuration/configuration.js";
import type { Platform, RequestContext } from "../../platform.js";
import { evaluateScoreIn } from "../../scores/evaluate-score.js";
import { SCORES } from "../../scores/standing-score.js";
import { Unit } from "../../unit/unit.js";
import type { RehearsalWatch, ScoreEffect } from "./rehearsal.js";

const PAGE = 50;

/** Scores those again that have a result under a scorecard that changes, in transactions that are thrown away. */
export async function rehearseScores(platform: Platform, context: RequestContext, after: Configuration, watch: RehearsalWatch): Promise<ScoreEffect[]> {
  const effects: ScoreEffect[] = [];
  for (const [ref, next] of after.scorecardDefinitions) {
    const old = context.configuration.scorecardDefinitions.get(ref);
    if (old === undefined || old.hash === next.hash) continue;
    const total = await platform.store.count(SCORES, { scorecard: ref });
    const changed: ScoreEffect["changed"][number][] = [];
    let [subjects, cursor]: [number, string | undefined] = [0, undefined];
    do {
      watch.signal?.throwIfAborted();
      const page: { items: StoreDocument[]; cursor?: string } = await platform.store.find(
        SCORES,
        { scorecard: ref },
        { limit: PAGE, ...(cursor === undefined ? {} : { after: cursor }) },
      );
      changed.push(...(await scoredAgain(platform, { ...context, configuration: after }, ref, page.items)));
      subjects += page.items.length;
      watch.progress?.(next.definition.title, subjects, total);
      cursor = page.cursor;
    } while (cursor !== undefined);
    effects.push({ scorecard: ref, title: next.definition.title, subjects, changed });
  }
  return effects;
}

/** Carries what was found out of a transaction that must not be kept. */
class Discarded extends Error {
  readonly found: ScoreEffect["changed"][number][];
  constructor(found: ScoreEffect["changed"][number][]) {
    super("a rehearsal keeps nothing");
    this.found = found;
  }
}

async function scoredAgain(
  platform: Platform,
  context: RequestContext,
  scorecard: string,
  standing: readonly StoreDocument[],
): Promise<ScoreEffect["changed"][number][]> {
  try {
    await platform.store.withTransaction(async (tx) => {
      const unit = new Unit(platform, context, tx);
      const found: ScoreEffect["changed"][number][] = [];
      for (const before of standing) {
        const subject = String(before.subject);
        await evaluateScoreIn(unit, { scorecard, subject, period: String(before.period) });
        const after = await tx.get(SCORES, before.id);
        const [was, is] = [resultOf(before), resultOf(after)];
        if (was.score === is.score && was.grade === is.grade) continue;
        found.push({ subject, title: unit.records.peek(subject).record.title, before: was, after: is });
      }
      throw new Discarded(found);
    });
    return [];
  } catch (error) {
    if (error instanceof Discarded) return error.found;
    throw error;
  }
}

function resultOf(document: StoreDocument | undefined): { score: number; grade: string } {
  return { score: Number(document?.score ?? 0), grade: String(document?.gradeTitle ?? "") };
}
