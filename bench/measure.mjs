/** Median of numbers. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs ours and floor in turns (A B A B …) after one warm-up each; answers medians with their spread. */
export async function alternate(ours, floor, rounds = 5) {
  const { a, b } = await inTurns(ours, floor, rounds);
  return { ours: median(a), floor: median(b), spread: { ours: range(a), floor: range(b) } };
}

/** The same for loads, each of which answers `{ cpu, rate }`: CPU milliseconds per request are compared, requests per second told beside them. */
export async function alternateLoads(ours, floor, rounds = 5) {
  const { a, b } = await inTurns(ours, floor, rounds);
  const [cpuA, cpuB] = [a.map(({ cpu }) => cpu), b.map(({ cpu }) => cpu)];
  return {
    ours: median(cpuA),
    floor: median(cpuB),
    unit: "CPU ms/request",
    spread: { ours: range(cpuA), floor: range(cpuB) },
    rate: { ours: median(a.map(({ rate }) => rate)), floor: median(b.map(({ rate }) => rate)) },
  };
}

async function inTurns(ours, floor, rounds) {
  await ours();
  await floor();
  const a = [];
  const b = [];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await ours());
    b.push(await floor());
  }
  return { a, b };
}

function range(values) {
  return [Math.min(...values), Math.max(...values)];
}
