import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { type Caller, signIn } from "./caller.js";
import { account, type Counter, clerkOf, confirmSlip, everyRecord, openCounter } from "./crowd.js";
import { CLERKS, POINTS_EACH, SECRETARY, SITE, writeCrowdPack } from "./crowd-pack.js";
import { passwordOf } from "./give-passwords.js";
import { useLeaving } from "./leaving.js";
import { prepareData } from "./prepare-data.js";
import { runProgram, startServer } from "./start-server.js";

const ROUNDS = 30;
const ITEMS = 100;
const HOUSEHOLDS = 40;
const SLIPS = "/records/resettlement/redemption";

/** What the clerks were told before the server died. */
interface Told {
  /** Slips that were acknowledged, and the household of each. */
  readonly written: Map<string, string>;
  readonly confirmed: Set<string>;
  readonly short: Set<string>;
}

/** Writes and confirms slips as fast as the answers come, until the server is gone. */
async function serveCustomers(at: number, counter: Counter, told: Told, begin: number): Promise<void> {
  const clerk = clerkOf(counter, at);
  try {
    for (let turn = begin; ; turn += 7) {
      const household = counter.households[turn % counter.households.length] ?? "";
      const data = { household, store: counter.store, type: "exchange", lines: [{ goods: counter.goods, quantity: 1 }] };
      const slip = String((await clerk.must("POST", SLIPS, { body: { data } })).id);
      told.written.set(slip, household);
      const { status, body } = await confirmSlip(counter, at, slip);
      if (status === 200) told.confirmed.add(slip);
      else if (body.code === "LEDGER_SHORT") told.short.add(slip);
      else throw new Refused(`${status} ${JSON.stringify(body)}`);
    }
  } catch (error) {
    if (error instanceof Refused || !(error instanceof TypeError)) throw error;
  }
}
class Refused extends Error {}

/** Ids of the slips behind the entries of an account, one for each entry that took something. */
async function slipsBehind(caller: Caller, ledger: "points" | "stock", id: string): Promise<string[]> {
  const entries: JsonObject[] = [];
  for (let cursor = ""; ; ) {
    const page = await caller.must("GET", `/ledgers/resettlement/${ledger}/accounts/${id}${cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`}`);
    entries.push(...(page.entries as JsonObject[]));
    if (typeof page.cursor !== "string") break;
    cursor = page.cursor;
  }
  return entries.filter(({ amount }) => Number(amount) < 0).map(({ source }) => String((source as JsonObject).id));
}

describe("a server that is killed in the middle of a race, thirty times", () => {
  const leaving = useLeaving();

  it("loses nothing that it acknowledged and leaves nothing half done", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zhili-killed-"));
    leaving(() => rm(folder, { recursive: true, force: true }));
    const prepared = { folder: join(folder, "prepared") };
    const crowd = await writeCrowdPack(join(folder, "pack"), { households: HOUSEHOLDS, items: ITEMS, price: 1 });
    await prepareData(prepared, { packs: [crowd], people: [...CLERKS, SECRETARY], withoutSamples: true });
    const place = { folder: join(folder, "data") };
    await cp(prepared.folder, place.folder, { recursive: true });

    const told: Told = { written: new Map(), confirmed: new Set(), short: new Set() };
    let server = await startServer(place);
    leaving(() => server.kill());
    let counter = await openCounter(server.url);
    let secretary = await signIn(server.url, SECRETARY, passwordOf(SECRETARY));

    for (let round = 0; round < ROUNDS; round += 1) {
      const answered = () => told.confirmed.size + told.short.size;
      const before = answered();
      const working = counter.clerks.flatMap((_, at) => [at, at + 20].map((begin) => serveCustomers(at, counter, told, begin + round)));
      const allGone = Promise.all(working);
      while (answered() < before + 5) await Promise.race([pause(5), allGone]);
      await pause(Math.random() * 60);
      await server.kill();
      await allGone;

      server = await startServer(place);
      counter = { ...counter, clerks: counter.clerks.map((clerk) => clerk.at(server.url)) };
      secretary = secretary.at(server.url);
      await expectNothingLost(secretary, counter, told);
    }

    const [clerk] = counter.clerks;
    if (clerk === undefined) throw new Error("no clerk");
    const slips = await everyRecord(clerk, `${SLIPS}?orgUnit=${SITE}`);
    const done = slips.filter(({ state }) => state === "done").length;
    expect(await account(clerk, "stock", counter.goods)).toMatchObject({ balance: ITEMS - done });
    const spent = await Promise.all(
      counter.households.map(async (household) => 100 + POINTS_EACH - Number((await account(clerk, "points", household)).balance)),
    );
    expect(spent.reduce((sum, one) => sum + one, 0)).toBe(done);
    expect(done).toBeGreaterThanOrEqual(told.confirmed.size);
    expect(told.confirmed.size).toBeGreaterThan(ROUNDS);
    await server.stop();
    const { code, stdout } = await runProgram(["ledger", "verify", "--json"], place);
    const proofs = JSON.parse(stdout) as { ledger: string; ok: boolean }[];
    expect(proofs.map(({ ledger }) => ledger)).toEqual(expect.arrayContaining(["resettlement:points", "resettlement:stock"]));
    expect({ code, broken: proofs.filter(({ ok }) => !ok) }).toEqual({ code: 0, broken: [] });
  }, 1_800_000);
});

async function expectNothingLost(secretary: Caller, counter: Counter, told: Told): Promise<void> {
  const slips = await everyRecord(secretary, `${SLIPS}?orgUnit=${SITE}`);
  const states = new Map(slips.map(({ id, state }) => [String(id), String(state)]));
  expect([...told.written.keys()].filter((slip) => !states.has(slip))).toEqual([]);
  expect([...told.confirmed].filter((slip) => states.get(slip) !== "done")).toEqual([]);
  expect([...told.short].filter((slip) => states.get(slip) !== "draft")).toEqual([]);

  const done = [...states].filter(([, state]) => state === "done").map(([slip]) => slip);
  const paid = (await Promise.all(counter.households.map((household) => slipsBehind(secretary, "points", household)))).flat();
  const handedOver = await slipsBehind(counter.clerks[0] ?? secretary, "stock", counter.goods);
  expect(paid.sort()).toEqual(done.sort());
  expect(handedOver.sort()).toEqual(done);
  for (const ledger of ["points", "stock"]) {
    const proof = await secretary.must("GET", `/ledgers/resettlement/${ledger}/verify`);
    expect(proof).toMatchObject({ ok: true, accounts: [] });
  }
}
