// W7: score 1,000,000 households by 50 indicators on two cores; the engine with contributions against the same formulas over typed arrays.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Fewer on a busy machine; the cost grows in step. */
const HOUSEHOLDS = Number(process.env.BENCH_HOUSEHOLDS ?? 1_000_000);
const MOST_MEGABYTES = 1000;

export const workload = {
  id: "W7",
  title: "re-score households by 50 indicators",
  better: "lower",
  async run() {
    const [ours, floor] = [await rescore("ours"), await rescore("floor")];
    if (Math.abs(ours.sum - floor.sum) > 1e-3 || ours.lit !== floor.lit) throw new Error(`the scores differ: ${ours.sum} and ${floor.sum}`);
    const title = `re-score ${HOUSEHOLDS.toLocaleString("en")} households by 50 indicators`;
    return [
      { title, ours: ours.cpu, floor: floor.cpu, unit: "CPU s, two threads", goal: 10 },
      { title: "its memory", ours: ours.memory, floor: 1, unit: "MB (floor: one MB)", goal: MOST_MEGABYTES },
    ];
  },
};

function rescore(side) {
  return new Promise((resolve, reject) => {
    const words = [JSON.stringify({ side, households: HOUSEHOLDS })];
    const child = fork(fileURLToPath(new URL("../processes/rescore.mjs", import.meta.url)), words, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.once("message", resolve).once("exit", (code) => reject(new Error(`the scoring ended with ${code}`)));
  });
}
