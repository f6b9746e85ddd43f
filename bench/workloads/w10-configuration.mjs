// W10: three-way merge of packs with 1,000 definitions against JSON.parse of the three; publishing such a configuration while lists are read.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { mergePacks, readPack } from "@zhili/engine/packs";
import { alternate } from "../measure.mjs";
import { PACK, prepareFolder } from "../prepare-folder.mjs";
import { startProcess } from "../processes/start-process.mjs";
import { widePack } from "../wide-pack.mjs";

const MERGES = 3;
const PUBLICATIONS = 3;
const READS_A_SECOND = 50;
/** Milliseconds of reading before each publication and after it. */
const AROUND = 1000;

export const workload = {
  id: "W10",
  title: "merge and swap of configurations",
  better: "lower",
  run: async () => [await merge(), ...(await swap())],
};

/** A county has edited every 30th definition, the newer version every 10th; some of them are the same. */
async function merge() {
  const packs = [widePack(), widePack("1.0.0", (at) => at % 30 === 0, "of the county"), widePack("1.1.0", (at) => at % 10 === 5, "as of now")].map((files) => {
    const { pack, issues } = readPack(files);
    if (issues.length > 0) throw new Error(JSON.stringify(issues[0]));
    return pack;
  });
  const texts = packs.map(({ sources: _sources, ...pack }) => JSON.stringify(pack));
  const measured = await alternate(
    () => cpuOf(MERGES, () => mergePacks(...packs)),
    () => cpuOf(MERGES, () => texts.map((text) => JSON.parse(text))),
  );
  return { ...measured, title: "three-way merge of 1,000 definitions", unit: "CPU ms", goal: 5 };
}

function cpuOf(times, work) {
  const before = process.cpuUsage();
  for (let at = 0; at < times; at += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

async function swap() {
  const wide = mkdtempSync(join(tmpdir(), "zhili-wide-"));
  for (const [name, text] of Object.entries(widePack())) {
    mkdirSync(dirname(join(wide, name)), { recursive: true });
    writeFileSync(join(wide, name), text);
  }
  const prepared = await prepareFolder({ records: 1000, packs: [PACK, wide], roles: ["wide:publisher"] });
  const server = await startProcess("./ours.mjs", { folder: prepared.folder });
  const headers = { authorization: `Bearer ${prepared.tokens.c}` };
  try {
    const slowest = [];
    const held = [];
    for (let at = 0; at <= PUBLICATIONS; at += 1) {
      const waits = await readsWhile(server, headers, () => publish(server, headers, at));
      slowest.push(Math.max(...waits));
      held.push(await server.turn());
    }
    const line = (title, [_first, ...values], unit) => ({ title, ours: Math.max(...values), floor: 1, unit, goal: 50 });
    return [
      line("slowest of the reads while 1,000 definitions are swapped", slowest, "ms (floor: one ms)"),
      line("longest turn of the event loop meanwhile", held, "CPU ms (floor: one ms)"),
    ];
  } finally {
    await server.stop();
    prepared.remove();
    rmSync(wide, { recursive: true, force: true });
  }
}

/** Fifty lists a second before, while and after the work is done; answers how long each took. */
async function readsWhile(server, headers, work) {
  const waits = [];
  const open = new Set();
  let over = false;
  const reading = (async () => {
    while (!over) {
      const began = performance.now();
      const read = fetch(`${server.url}/api/v1/records/bench/request?limit=20`, { headers }).then(async (answer) => {
        await answer.text();
        if (answer.status !== 200) throw new Error(`a list was answered with ${answer.status}`);
        waits.push(performance.now() - began);
      });
      open.add(read.finally(() => open.delete(read)));
      await pause(1000 / READS_A_SECOND);
    }
    await Promise.all(open);
  })();
  await pause(AROUND);
  waits.length = 0;
  await server.turn();
  await work();
  await pause(AROUND);
  over = true;
  await reading;
  return waits;
}

async function publish(server, headers, number) {
  const ask = async (method, path, body, version) => {
    const more = version === undefined ? {} : { "if-match": `"${version}"` };
    const answer = await fetch(`${server.url}/api/v1/drafts${path}`, {
      method,
      headers: { ...headers, ...more, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { id, version } = await ask("POST", "", { title: `No ${number}` });
  const place = `/${id}/definitions/wide/code-list/list-0`;
  const { definition } = await ask("GET", place);
  const changed = await ask("PUT", place, { definition: { ...definition, title: `List of No ${number}` } }, version);
  await ask("POST", `/${id}/publish`, { message: `No ${number}` }, changed.version);
}
