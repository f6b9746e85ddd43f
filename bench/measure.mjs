/** Median of numbers. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs ours and floor in turns (A B A B …) after one warm-up each; answers medians with their spread. */
export async function alternate(ours, floor, rounds = 5) {
  await ours();
  await floor();
  const a = [];
  const b = [];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await ours());
    b.push(await floor());
  }
  return { ours: median(a), floor: median(b), spread: { ours: [Math.min(...a), Math.max(...a)], floor: [Math.min(...b), Math.max(...b)] } };
}
