/** One rating of a round. */
export interface Rating {
  readonly rater: string;
  readonly ratee: string;
  readonly points: number;
}

export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** Raters with fewer ratings are left as they are: too little is known of how they rate. */
const FEWEST = 3;

/** The round's ratings that count: none of oneself, the last of a rater for each rated one. */
export function countable(ratings: readonly Rating[]): Rating[] {
  const last = new Map<string, Rating>();
  for (const one of ratings) if (one.rater !== one.ratee) last.set(JSON.stringify([one.rater, one.ratee]), one);
  return [...last.values()];
}

/**
 * Brings every rater to the scale of the whole round: who gives high points to all, or hardly tells anybody apart, moves nobody up or down by
 * that. A rater who gave everybody the same says nothing about who is better, so each gets the round's mean.
 */
export function onOneScale(ratings: readonly Rating[]): Rating[] {
  const all = spreadOf(ratings);
  const own = new Map<string, number[]>();
  for (const { rater, points } of ratings) own.set(rater, [...(own.get(rater) ?? []), points]);
  return ratings.map((rating) => {
    const given = own.get(rating.rater) ?? [];
    if (given.length < FEWEST) return rating;
    const { mean, deviation } = spreadOfPoints(given);
    const points = deviation === 0 ? all.mean : all.mean + ((rating.points - mean) / deviation) * all.deviation;
    return { ...rating, points };
  });
}

/** Do two raters lift each other: both give the other far more than the round's mean? */
export function isFavourInReturn(rating: Rating, ratings: readonly Rating[], { mean, deviation }: Spread): boolean {
  const high = mean + deviation;
  const back = ratings.find(({ rater, ratee }) => rater === rating.ratee && ratee === rating.rater);
  return deviation > 0 && back !== undefined && rating.points >= high && back.points >= high;
}

export function spreadOf(ratings: readonly Rating[]): Spread {
  return spreadOfPoints(ratings.map(({ points }) => points));
}

function spreadOfPoints(points: readonly number[]): Spread {
  if (points.length === 0) return { mean: 0, deviation: 0 };
  const mean = points.reduce((sum, one) => sum + one, 0) / points.length;
  return { mean, deviation: Math.sqrt(points.reduce((sum, one) => sum + (one - mean) ** 2, 0) / points.length) };
}
