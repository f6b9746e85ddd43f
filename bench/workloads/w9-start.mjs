// W9: from the start of `serve` on a folder with the shipped packs and 100,000 records to the first 200, and memory when nothing happens.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { median } from "../measure.mjs";
import { PACK, prepareFolder } from "../prepare-folder.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STARTS = 5;
const PORT = Number(process.env.BENCH_PORT ?? 21_599);

export const workload = {
  id: "W9",
  title: "cold start and idle memory",
  better: "lower",
  async run() {
    const templates = readdirSync(`${ROOT}templates`).map((name) => `${ROOT}templates/${name}`);
    const prepared = await prepareFolder({ records: 100_000, packs: [...templates, PACK] });
    try {
      const starts = [];
      for (let at = 0; at <= STARTS; at += 1) starts.push(await start(prepared.folder));
      const counted = starts.slice(1);
      const range = (values) => ({ ours: [Math.min(...values), Math.max(...values)], floor: [1, 1] });
      const [cpu, seconds, memory] = ["cpu", "seconds", "memory"].map((name) => counted.map((one) => one[name]));
      return [
        { title: "cold start to the first 200", ours: median(seconds), floor: 1, unit: "s (floor: one second)", goal: 1.5, spread: range(seconds) },
        { title: "CPU of the cold start", ours: median(cpu), floor: 1, unit: "CPU s (floor: one second)", goal: 1.5, spread: range(cpu) },
        { title: "idle memory", ours: median(memory), floor: 1, unit: "MB (floor: one MB)", goal: 130, spread: range(memory) },
      ];
    } finally {
      prepared.remove();
    }
  },
};

async function start(folder) {
  const began = performance.now();
  const child = spawn(process.execPath, [`${ROOT}packages/cli/bin/zhili.mjs`, "serve"], {
    env: { ...process.env, PORT: String(PORT), ZHILI_DATA: folder, ZHILI_ADMIN_PASSWORD: "lamp over the village well" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    while (!(await answers())) {
      if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`);
      if (performance.now() - began > 60_000) throw new Error("serve did not answer within a minute");
      await pause(10);
    }
    const seconds = (performance.now() - began) / 1000;
    const cpu = cpuSeconds(child.pid);
    await pause(3000);
    const memory = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
    return { seconds, cpu, memory };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function answers() {
  try {
    return (await fetch(`http://127.0.0.1:${PORT}/api/v1/health`)).status === 200;
  } catch {
    return false;
  }
}

/** User and system time so far, out of the process table (Linux); ticks are hundredths of a second. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
