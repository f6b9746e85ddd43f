import type { JsonObject } from "@zhili/contracts";
import { ask } from "./ask.js";

export interface Made {
  readonly id: string;
  readonly title: string;
  readonly state?: string;
  readonly data: JsonObject;
}

async function rows(username: string, path: string): Promise<readonly Made[]> {
  return ((await ask(username, "GET", path)) as unknown as { items: readonly Made[] }).items;
}

/** The one record that these words mean. */
export async function find(username: string, type: string, q: string): Promise<Made> {
  const [only] = await rows(username, `/search?q=${encodeURIComponent(q)}&types=${encodeURIComponent(type)}`);
  if (only === undefined) throw new Error(`nothing is called ${q}`);
  return only;
}

/** A step of a record. */
export async function take(username: string, type: string, id: string, transition: string, body: object = {}): Promise<void> {
  await ask(username, "POST", `/records/${type.replace(":", "/")}/${id}/transitions/${transition}`, body);
}

/** One kind of goods of the first sample store. */
export async function goodsOf(username: string, title: string): Promise<Made> {
  const store = await find(username, "resettlement:store", "样本爱心小超市-01");
  const [only] = await rows(username, `/records/resettlement/goods?filter[store]=${store.id}&q=${encodeURIComponent(title)}`);
  if (only === undefined) throw new Error(`the store has no ${title}`);
  return only;
}

/** A batch that came in, as this person registers it. */
export async function receive(username: string, title: string, quantity: number): Promise<Made> {
  const goods = await goodsOf(username, title);
  const store = await find(username, "resettlement:store", "样本爱心小超市-01");
  const data = { store: store.id, goods: goods.id, channel: "purchase", quantity, receivedDate: "2026-01-08", handler: "样本经手人" };
  return (await ask(username, "POST", "/records/resettlement/stock-batch", { data })) as unknown as Made;
}

/** What could be spent of an account now. */
export async function spendable(username: string, ledger: "points" | "stock", account: string): Promise<number> {
  const { items } = (await ask(username, "GET", `/ledgers/resettlement/${ledger}/balances?accounts=${account}`)) as unknown as {
    items: readonly { spendable: number }[];
  };
  return items[0]?.spendable ?? 0;
}

/** Registered by the clerk, accepted by somebody else, shelved. */
export async function shelve(title: string, quantity: number): Promise<void> {
  const batch = await receive("sample-clerk", title, quantity);
  await take("sample-reviewer", "resettlement:stock-batch", batch.id, "inspect");
  await take("sample-clerk", "resettlement:stock-batch", batch.id, "shelve");
}

/** The slips of a household. */
export async function slipsOf(household: string): Promise<readonly Made[]> {
  return rows("sample-clerk", `/records/resettlement/redemption?filter[household]=${household}`);
}
