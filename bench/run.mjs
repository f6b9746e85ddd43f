// Runs workloads as ratios against their floors: `npm run bench`, `npm run bench -- W1 W6 --json`.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const wanted = process.argv.slice(2).filter((word) => /^W\d+$/.test(word));
const json = process.argv.includes("--json");
const growth = process.argv.includes("--growth");
const folder = fileURLToPath(new URL("./workloads/", import.meta.url));
const results = [];
let failed = 0;

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".mjs"))
  .sort((left, right) => left.localeCompare(right, "en", { numeric: true }))) {
  const { workload } = await import(new URL(`./workloads/${file}`, import.meta.url).href);
  if (wanted.length > 0 && !wanted.includes(workload.id)) continue;
  const run = growth ? workload.grow : workload.run;
  if (run === undefined) continue;
  if (!json) process.stderr.write(`${workload.id} ${workload.title} …\n`);
  try {
    for (const line of await run()) {
      const ratio = line.ours / line.floor;
      const met = workload.better === "higher" ? ratio >= line.goal : ratio <= line.goal;
      report({
        workload: workload.id,
        title: line.title ?? workload.title,
        unit: line.unit,
        ours: rounded(line.ours),
        floor: rounded(line.floor),
        ratio: rounded(ratio),
        goal: line.goal,
        met,
        ...(line.spread === undefined ? {} : { spread: { ours: line.spread.ours.map(rounded), floor: line.spread.floor.map(rounded) } }),
        ...(line.rate === undefined ? {} : { requestsPerSecond: { ours: Math.round(line.rate.ours), floor: Math.round(line.rate.floor) } }),
      });
    }
  } catch (error) {
    failed += 1;
    report({ workload: workload.id, title: workload.title, error: error instanceof Error ? error.message : String(error) });
  }
}

if (json) console.log(JSON.stringify(results, null, 2));
process.exitCode = failed > 0 ? 1 : 0;

/** Lines appear as they are measured; JSON comes whole, at the end. */
function report(one) {
  results.push(one);
  if (!json) console.log(one.error === undefined ? shownLine(one) : `${one.workload.padEnd(4)} ${one.title}: ${one.error}`);
}

function shownLine({ workload, title, unit, ours, floor, ratio, goal, met, spread, requestsPerSecond }) {
  const range = spread === undefined ? "" : ` (ours ${spread.ours.map(shown).join("–")}, floor ${spread.floor.map(shown).join("–")})`;
  const rate = requestsPerSecond === undefined ? "" : `  ${requestsPerSecond.ours}/s against ${requestsPerSecond.floor}/s`;
  return `${workload.padEnd(4)} ${title.padEnd(48)} ours ${shown(ours)} floor ${shown(floor)} ${unit}${range}  ratio ${shown(ratio)} goal ${goal} ${met ? "met" : "NOT MET"}${rate}`;
}

function rounded(value) {
  return Number(value.toPrecision(4));
}

function shown(value) {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}
