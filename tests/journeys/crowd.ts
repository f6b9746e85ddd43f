import type { JsonObject } from "@zhili/contracts";
import { type Answer, type Caller, signIn } from "./caller.js";
import { CLERKS, SITE } from "./crowd-pack.js";
import { passwordOf } from "./give-passwords.js";
import { uploadPicture } from "./upload-picture.js";

const RECORDS = "/records/resettlement/redemption";

export interface Counter {
  readonly clerks: readonly Caller[];
  readonly goods: string;
  readonly store: string;
  readonly households: readonly string[];
  /** A signature that each clerk has stored, in the order of the clerks. */
  readonly signatures: readonly string[];
}

/** Signs the clerks in and finds what they work with. */
export async function openCounter(url: string): Promise<Counter> {
  const clerks: Caller[] = [];
  for (const name of CLERKS) clerks.push(await signIn(url, name, passwordOf(name)));
  const clerk = clerkOf({ clerks }, 0);
  const [goods] = await everyRecord(clerk, `/records/resettlement/goods?orgUnit=${SITE}`);
  const [store] = await everyRecord(clerk, `/records/resettlement/store?orgUnit=${SITE}`);
  const households = await everyRecord(clerk, `/records/base/household?orgUnit=${SITE}&sort=no`);
  const signatures = await Promise.all(clerks.map((one) => uploadPicture(one, "resettlement:redemption/signature")));
  return { clerks, signatures, goods: String(goods?.id), store: String(store?.id), households: households.map(({ id }) => String(id)) };
}

export function clerkOf({ clerks }: Pick<Counter, "clerks">, turn: number): Caller {
  const clerk = clerks[turn % clerks.length];
  if (clerk === undefined) throw new Error("no clerk");
  return clerk;
}

/** Every page of a list. */
export async function everyRecord(caller: Caller, path: string): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  for (let cursor = ""; ; ) {
    const page = await caller.must("GET", `${path}${path.includes("?") ? "&" : "?"}limit=200${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...(page.items as JsonObject[]));
    if (typeof page.cursor !== "string") return found;
    cursor = page.cursor;
  }
}

/** Writes a slip for one item and answers its id. */
export async function writeSlip(clerk: Caller, { goods, store }: Counter, household: string): Promise<string> {
  const made = await clerk.must("POST", RECORDS, { body: { data: { household, store, type: "exchange", lines: [{ goods, quantity: 1 }] } } });
  return String(made.id);
}

/** One slip for every household; each clerk writes theirs one after another. */
export async function writeSlips(counter: Counter, households: readonly string[]): Promise<string[]> {
  const slips: string[] = [];
  await Promise.all(
    counter.clerks.map(async (clerk, at) => {
      for (let turn = at; turn < households.length; turn += counter.clerks.length) slips[turn] = await writeSlip(clerk, counter, households[turn] ?? "");
    }),
  );
  return slips;
}

const confirmPath = (slip: string) => `${RECORDS}/${slip}/transitions/confirm`;

/** Confirms a slip, signed, as the clerk whose turn it is. */
export async function confirmSlip(counter: Pick<Counter, "clerks" | "signatures">, turn: number, slip: string): Promise<Answer> {
  const signature = counter.signatures[turn % counter.signatures.length] ?? "";
  return clerkOf(counter, turn).post(confirmPath(slip), { input: { signature } });
}

export async function account(caller: Caller, ledger: "points" | "stock", id: string): Promise<JsonObject> {
  return caller.must("GET", `/ledgers/resettlement/${ledger}/accounts/${id}`);
}
