import type { Unit } from "../unit/unit.js";

export const SCORES = "scores";

/** The newest result of a subject, or that of a period. */
export async function standingScore(
  unit: Unit,
  scorecard: string,
  subject: string,
  period?: string,
): Promise<{ score: number; grade: string; lit: number } | undefined> {
  const found = await unit.tx.findOne(
    SCORES,
    { scorecard, subject, ...(period === undefined ? {} : { period }) },
    { sort: [{ path: "at", direction: "desc" }] },
  );
  return found === undefined ? undefined : { score: Number(found.score ?? 0), grade: String(found.grade ?? ""), lit: Number(found.lit ?? 0) };
}
