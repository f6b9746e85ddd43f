import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./caller.js";
import { account, type Counter, clerkOf, confirmSlip, openCounter, writeSlips } from "./crowd.js";
import { CLERKS, POINTS_EACH, writeCrowdPack } from "./crowd-pack.js";
import { useLeaving } from "./leaving.js";
import { prepareData } from "./prepare-data.js";
import { runProgram, type ServerProcess, startServer } from "./start-server.js";
import { type OwnPlace, STORES } from "./stores.js";

const HOUSEHOLDS = 200;
const ITEMS = 10;
const PRICE = 20;

describe.each(STORES)("two hundred households at the counter for the last ten items, on $name", ({ open }) => {
  const leaving = useLeaving();
  let place: OwnPlace;
  let server: ServerProcess;
  let counter: Counter;
  let slips: string[];
  let answers: Answer[];

  beforeAll(async () => {
    place = await open();
    leaving(() => place.dispose());
    const crowd = await writeCrowdPack(join(place.folder, "crowd-pack"), { households: HOUSEHOLDS, items: ITEMS, price: PRICE });
    await prepareData(place, { packs: [crowd], people: CLERKS, withoutSamples: true });
    server = await startServer(place);
    leaving(() => server.stop());
    counter = await openCounter(server.url);
    slips = await writeSlips(counter, counter.households);
    answers = await Promise.all(slips.map((slip, turn) => confirmSlip(counter, turn, slip)));
  }, 900_000);

  it("gives exactly ten of them an item", () => {
    expect(slips).toHaveLength(HOUSEHOLDS);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(ITEMS);
  });

  it("tells all others with 409 how many are missing", () => {
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ status, body }) => `${status} ${String(body.code)}`))).toEqual(new Set(["409 LEDGER_SHORT"]));
    for (const { body } of refused) {
      expect(body.facts).toMatchObject({ available: 0, needed: 1, missing: 1 });
      expect(body.detail).toContain("差1件");
    }
  });

  it("took points from exactly those who got an item", async () => {
    const accounts = await Promise.all(counter.households.map((household, turn) => account(clerkOf(counter, turn), "points", household)));
    const paid = answers.map(({ status }) => (status === 200 ? PRICE : 0));
    expect(accounts.map(({ balance, spendable }) => [balance, spendable])).toEqual(paid.map((price) => [100 + POINTS_EACH - price, POINTS_EACH - price]));
  });

  it("left no item on the shelf and closed exactly the slips that were served", async () => {
    const stock = await account(clerkOf(counter, 0), "stock", counter.goods);
    expect(stock).toMatchObject({ balance: 0 });
    const states = await Promise.all(
      slips.map(async (slip, turn) => (await clerkOf(counter, turn).must("GET", `/records/resettlement/redemption/${slip}`)).state),
    );
    expect(states).toEqual(answers.map(({ status }) => (status === 200 ? "done" : "draft")));
  });

  it("keeps both ledgers provable, over HTTP and on the command line", async () => {
    for (const [ledger, entries] of [
      ["points", HOUSEHOLDS * 2 + ITEMS],
      ["stock", 1 + ITEMS],
    ] as const) {
      const proof = await clerkOf(counter, 0).must("GET", `/ledgers/resettlement/${ledger}/verify`);
      expect(proof).toMatchObject({ ok: true, accounts: [] });
      expect(Number(proof.checked)).toBeGreaterThanOrEqual(entries);
    }
    await server.stop();
    const { code, stdout } = await runProgram(["ledger", "verify", "--json"], place);
    const proofs = JSON.parse(stdout) as { ledger: string; ok: boolean }[];
    expect(proofs.map(({ ledger }) => ledger)).toEqual(expect.arrayContaining(["resettlement:points", "resettlement:stock"]));
    expect(proofs.filter(({ ok }) => !ok)).toEqual([]);
    expect(code).toBe(0);
  });
});
