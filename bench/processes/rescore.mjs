// Scores so many households on two threads, by the product's engine or by formulas over typed arrays, and tells what it cost.
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { compileScorecard, editionFor, evaluate } from "@zhili/engine/scoring";
import { definition, fieldOf, GROUPS, period, RULES } from "../scorecard.mjs";

const THREADS = 2;

if (isMainThread) {
  const { side, households } = JSON.parse(process.argv[2]);
  const before = process.cpuUsage();
  const each = Math.ceil(households / THREADS);
  const parts = await Promise.all(Array.from({ length: THREADS }, (_none, at) => scored({ side, from: at * each, to: Math.min(households, (at + 1) * each) })));
  const { user, system } = process.cpuUsage(before);
  process.send({
    cpu: (user + system) / 1e6,
    memory: process.resourceUsage().maxRSS / 1024,
    sum: parts.reduce((sum, part) => sum + part.sum, 0),
    lit: parts.reduce((sum, part) => sum + part.lit, 0),
  });
} else parentPort.postMessage(workerData.side === "ours" ? byEngine(workerData) : byTypedArrays(workerData));

function scored(part) {
  return new Promise((resolve, reject) => {
    new Worker(fileURLToPath(import.meta.url), { workerData: part }).once("message", resolve).once("error", reject);
  });
}

/** Every household with its contributions, as a record would have them; scores and lit groups are added up. */
function byEngine({ from, to }) {
  const scorecard = compileScorecard("bench:bench", definition);
  const edition = editionFor(scorecard, period.to);
  const sums = { sum: 0, lit: 0 };
  for (let household = from; household < to; household += 1) {
    const subject = {};
    for (let rule = 0; rule < RULES; rule += 1) subject[`f${rule}`] = fieldOf(household, rule);
    const result = evaluate(scorecard, edition, { subject, period });
    sums.sum += result.score;
    sums.lit += result.lit;
  }
  return sums;
}

/** The same formulas over a column of bytes for each field, without contributions. */
function byTypedArrays({ from, to }) {
  const size = to - from;
  const columns = Array.from({ length: RULES }, (_none, rule) => Uint8Array.from({ length: size }, (_other, at) => fieldOf(from + at, rule)));
  const sums = { sum: 0, lit: 0 };
  const points = new Float64Array(size);
  for (let group = 0; group < GROUPS; group += 1) {
    points.fill(0);
    for (let rule = (group * RULES) / GROUPS; rule < ((group + 1) * RULES) / GROUPS; rule += 1) {
      const column = columns[rule];
      for (let at = 0; at < size; at += 1) points[at] += column[at] > 3 ? 10 : column[at] * 2;
    }
    for (let at = 0; at < size; at += 1) {
      sums.sum += points[at];
      if (points[at] >= 50) sums.lit += 1;
    }
  }
  return sums;
}
