import type { StoreDocument, StoredRecord, StoreTransaction } from "@zhili/contracts";
import type { Configuration } from "../../configuration/configuration.js";
import { inLanguage } from "../../configuration/translate.js";
import { moveStored } from "../../moves/move-stored.js";
import type { PlannedMoves } from "../../moves/planned-moves.js";
import { writeMoved } from "../../moves/write-moved.js";
import type { Platform, RequestContext } from "../../platform.js";
import { storedForm, unsealRecord } from "../../records/sealing.js";
import { evaluateScoreIn } from "../../scores/evaluate-score.js";
import { SCORES } from "../../scores/standing-score.js";
import { Unit } from "../../unit/unit.js";
import type { RehearsalWatch, ScoreEffect } from "./rehearsal.js";

/** Subjects that one transaction scores; all of them when records have to move first. */
const PAGE = 50;
const MOST = 100_000;

/**
 * Scores those again that have a result under a scorecard that changes, in transactions that are thrown away, over the records as an
 * upgrade would move them.
 */
export async function rehearseScores(
  platform: Platform,
  context: RequestContext,
  after: Configuration,
  watch: RehearsalWatch,
  moves?: PlannedMoves,
): Promise<ScoreEffect[]> {
  const effects: ScoreEffect[] = [];
  for (const [ref, next] of after.scorecardDefinitions) {
    const old = context.configuration.scorecardDefinitions.get(ref);
    if (old === undefined || old.hash === next.hash) continue;
    const total = await platform.store.count(SCORES, { scorecard: ref });
    const shown = inLanguage({ configuration: after, context }, "scorecard", next);
    const changed: ScoreEffect["changed"][number][] = [];
    let [subjects, cursor]: [number, string | undefined] = [0, undefined];
    do {
      watch.signal?.throwIfAborted();
      const page: { items: StoreDocument[]; cursor?: string } = await platform.store.find(
        SCORES,
        { scorecard: ref },
        { limit: moves === undefined || moves.types.length === 0 ? PAGE : MOST, ...(cursor === undefined ? {} : { after: cursor }) },
      );
      changed.push(...(await scoredAgain(platform, { ...context, configuration: after }, ref, page.items, moves)));
      subjects += page.items.length;
      watch.progress?.(shown.title, subjects, total);
      cursor = page.cursor;
    } while (cursor !== undefined);
    effects.push({ scorecard: ref, title: shown.title, subjects, changed });
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
  moves?: PlannedMoves,
): Promise<ScoreEffect["changed"][number][]> {
  if (standing.length === 0) return [];
  try {
    await platform.store.withTransaction(async (tx) => {
      if (moves !== undefined) await moveAll(platform, tx, moves);
      const unit = new Unit(platform, context, tx);
      const found: ScoreEffect["changed"][number][] = [];
      for (const before of standing) {
        const subject = String(before.subject);
        await evaluateScoreIn(unit, { scorecard, subject, period: String(before.period) });
        const after = await tx.get(SCORES, before.id);
        if (Number(before.score ?? 0) === Number(after?.score ?? 0) && String(before.gradeTitle ?? "") === String(after?.gradeTitle ?? "")) continue;
        const [was, is] = [resultOf(platform.configuration(), context, before), resultOf(context.configuration, context, after)];
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

/** Moves every record inside a transaction that will not be kept. */
async function moveAll(platform: Platform, tx: StoreTransaction, moves: PlannedMoves): Promise<void> {
  for (const type of moves.types) {
    const { items } = await tx.find(type.before.collection, {});
    for (const item of items as (StoreDocument & { version: number })[]) {
      const record = unsealRecord(platform.vault, type.before, item as unknown as StoredRecord);
      const move = moveStored(moves, type, "", record, platform.clock.now().toISOString());
      const document = storedForm(platform.vault, type.after, move.record);
      if (move.changed) await writeMoved(tx, { collection: type.before.collection, from: item }, type.after.collection, document);
    }
  }
}

/** A kept result with the grade in the reader's language. */
function resultOf(configuration: Configuration, context: RequestContext, document: StoreDocument | undefined): { score: number; grade: string } {
  if (document === undefined) return { score: 0, grade: "" };
  const { score = 0, scorecard = "", edition, grade, gradeTitle = "" } = document;
  const placed = configuration.scorecardDefinitions.get(String(scorecard));
  const shown = placed === undefined ? undefined : inLanguage({ configuration, context }, "scorecard", placed);
  const grades = shown?.editions.find(({ id }) => id === edition)?.grades ?? [];
  return { score: Number(score), grade: grades.find(({ id }) => id === grade)?.title ?? String(gradeTitle) };
}
