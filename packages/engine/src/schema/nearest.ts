/** The known name that was most likely meant, or undefined when none is near. Prefixes and one or two slips of the keyboard count as near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const score = distanceScore(wanted, candidate.toLowerCase());
    if (score < bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return bestScore <= 1 ? best : undefined;
}

/** 0 for the same letters, up to 1 for the farthest that still counts as near. */
function distanceScore(wanted: string, candidate: string): number {
  if (wanted === candidate) return 0;
  const longest = Math.max(wanted.length, candidate.length);
  const allowed = longest <= 5 ? 1 : longest <= 8 ? 2 : Math.ceil(longest * 0.3);
  const edits = editDistance(wanted, candidate) / allowed;
  const shortest = Math.min(wanted.length, candidate.length);
  const contained = shortest >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate)) ? 0.9 : Number.POSITIVE_INFINITY;
  return Math.min(edits < 1 || (edits === 1 && longest > 1) ? edits : Number.POSITIVE_INFINITY, contained);
}

/** Edits between two texts, a swap of neighbours counting as one. */
export function editDistance(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
