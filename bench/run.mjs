// Runs workloads as ratios against their floors: `npm run bench`, `npm run bench -- W1 W6 --json`.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const wanted = process.argv.slice(2).filter((word) => /^W\d+$/.test(word));
const json = process.argv.includes("--json");
const folder = fileURLToPath(new URL("./workloads/", import.meta.url));
const results = [];
let failed = 0;

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".mjs"))
  .sort((left, right) => left.localeCompare(right, "en", { numeric: true }))) {
  const { workload } = await import(new URL(`./workloads/${file}`, import.meta.url).href);
  if (wanted.length > 0 && !wanted.includes(workload.id)) continue;
  if (!json) process.stderr.write(`${workload.id} ${workload.title} …\n`);
  try {
    for (const line of await workload.run()) {
      const ratio = line.ours / line.floor;
      const met = workload.better === "higher" ? ratio >= line.goal : ratio <= line.goal;
      results.push({
        workload: workload.id,
        title: line.title ?? workload.title,
        unit: line.unit,
        ours: line.ours,
        floor: line.floor,
        ratio: Number(ratio.toFixed(3)),
        goal: line.goal,
        met,
        ...(line.spread ? { spread: line.spread } : {}),
      });
    }
  } catch (error) {
    failed += 1;
    results.push({ workload: workload.id, title: workload.title, error: error instanceof Error ? error.message : String(error) });
  }
}

if (json) console.log(JSON.stringify(results, null, 2));
else {
  for (const one of results) {
    if (one.error) console.log(`${one.workload.padEnd(4)} ${one.title}: ${one.error}`);
    else
      console.log(
        `${one.workload.padEnd(4)} ${one.title.padEnd(56)} ours ${shown(one.ours)} floor ${shown(one.floor)} ${one.unit.padEnd(14)} ratio ${one.ratio} goal ${one.goal} ${one.met ? "met" : "NOT MET"}`,
      );
  }
}
process.exitCode = failed > 0 ? 1 : 0;

function shown(value) {
  return (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4)).padStart(10);
}
