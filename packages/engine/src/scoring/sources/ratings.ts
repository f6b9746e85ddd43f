/** One rater's points, as given. */
export interface Rating {
  readonly rater: string;
  readonly points: number;
}

/** A rating that does not count, and why. */
export interface LeftOut {
  readonly rater: string;
  readonly why: "self" | "no-points" | "earlier" | "highest" | "lowest";
}

/** Reads ratings from records: the rater's and the points' field. A rater counts once, by the last rating. */
export function readRatings(
  records: unknown,
  fields: { readonly rater: string; readonly points: string },
): { readonly ratings: Rating[]; readonly leftOut: LeftOut[] } {
  const byRater = new Map<string, Rating>();
  const leftOut: LeftOut[] = [];
  for (const record of Array.isArray(records) ? records : []) {
    const rater = String(at(record, fields.rater) ?? "");
    const points = at(record, fields.points);
    if (typeof points !== "number" || !Number.isFinite(points)) {
      leftOut.push({ rater, why: "no-points" });
      continue;
    }
    if (byRater.has(rater)) leftOut.push({ rater, why: "earlier" });
    byRater.set(rater, { rater, points });
  }
  return { ratings: [...byRater.values()], leftOut };
}

/** A member of a record by a dotted path. */
export function at(record: unknown, path: string): unknown {
  let value = record;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Leaves out one highest and one lowest rating, when at least three are there. */
export function dropExtremes(ratings: readonly Rating[]): { readonly ratings: readonly Rating[]; readonly leftOut: LeftOut[] } {
  if (ratings.length < 3) return { ratings, leftOut: [] };
  let [lowest, highest] = [0, 0];
  ratings.forEach(({ points }, index) => {
    if (points < (ratings[lowest]?.points ?? 0)) lowest = index;
    if (points >= (ratings[highest]?.points ?? 0)) highest = index;
  });
  const leftOut: LeftOut[] = [
    { rater: ratings[lowest]?.rater ?? "", why: "lowest" },
    { rater: ratings[highest]?.rater ?? "", why: "highest" },
  ];
  return { ratings: ratings.filter((_, index) => index !== lowest && index !== highest), leftOut };
}

/** Mean or median; 0 of nothing. */
export function averageOf(ratings: readonly Rating[], kind: "mean" | "median"): number {
  if (ratings.length === 0) return 0;
  if (kind === "mean") return ratings.reduce((sum, { points }) => sum + points, 0) / ratings.length;
  const points = ratings.map((rating) => rating.points).sort((left, right) => left - right);
  const middle = Math.floor(points.length / 2);
  const upper = points[middle] ?? 0;
  return points.length % 2 === 1 ? upper : ((points[middle - 1] ?? 0) + upper) / 2;
}
