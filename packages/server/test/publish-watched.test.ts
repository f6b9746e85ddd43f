import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Door, openDoor, type Visitor } from "./office-door.js";

const CASES = 100;
const steps = Array.from({ length: 40 }, (_, at) => ({ id: `wait-${at}`, wait: "P1D" }));
const cases = Object.fromEntries(
  Array.from({ length: CASES }, (_, at) => [`cases/wait-${at}.json`, { id: `wait-${at}`, title: `等待${at}`, start: "2026-03-02T01:00:00.000Z", steps }]),
);

interface Told {
  readonly draft: string;
  readonly done: number;
  readonly of: number;
}

let door: Door;
let admin: Visitor;
let address: string;
let draft: string;
let left: AbortController;
beforeEach(async () => {
  left = new AbortController();
  door = await openDoor({ more: cases });
  address = await door.app.listen({ port: 0, host: "127.0.0.1" });
  admin = await door.signIn("admin");
  draft = (await admin.ask("POST", "/drafts", { title: "修改" })).json<{ id: string }>().id;
  const place = `/drafts/${draft}/definitions/office/record-type/matter`;
  const { definition } = (await admin.ask("GET", place)).json<{ definition: object }>();
  await admin.ask("PUT", place, { definition: { ...definition, title: "群众事项" } }, { "if-match": '"1"' });
});
afterEach(async () => {
  left.abort();
  await door.close();
});

const publish = (signal?: AbortSignal) =>
  fetch(`${address}/api/v1/drafts/${draft}/publish`, {
    method: "POST",
    headers: { cookie: admin.cookie, "x-csrf-token": admin.csrf, "content-type": "application/json", "if-match": '"2"' },
    body: JSON.stringify({ message: "改名" }),
    ...(signal === undefined ? {} : { signal }),
  });

/** What the pages of a person hear of the cases. */
function hear(visitor: Visitor, heard: Told[], each: () => void = () => undefined): void {
  void (async () => {
    const answer = await fetch(`${address}/api/v1/events`, { headers: { cookie: visitor.cookie }, signal: left.signal });
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      for (const [whole, data = ""] of text.matchAll(/event: cases\ndata: (.*)\n\n/g)) {
        heard.push(JSON.parse(data));
        text = text.replace(whole, "");
        each();
      }
    }
  })().catch(() => undefined);
}

test("whoever publishes sees how many cases have been run, and nobody else does", async () => {
  const mine: Told[] = [];
  const others: Told[] = [];
  hear(admin, mine);
  hear(await door.signIn("al"), others);
  await pause(200);
  expect((await publish()).status).toBe(201);
  await pause(300);
  expect(mine.length).toBeGreaterThan(1);
  expect(mine.every((one) => one.draft === draft && one.of === CASES && one.done < CASES)).toBe(true);
  expect(mine.map(({ done }) => done)).toEqual(mine.map(({ done }) => done).sort((one, other) => one - other));
  expect(others).toEqual([]);
});

test("a connection that is closed while cases run ends the publication; nothing has changed, and it can be asked for again", async () => {
  const leaving = new AbortController();
  const heard: Told[] = [];
  hear(admin, heard, () => leaving.abort());
  await pause(200);
  await expect(publish(leaving.signal)).rejects.toThrow();
  await pause(500);
  const last = heard.at(-1)?.done ?? CASES;
  expect(last).toBeLessThan(CASES - 1);
  await pause(500);
  expect(heard.at(-1)?.done).toBe(last);
  expect((await admin.ask("GET", "/configuration/history")).json()).toMatchObject({ items: [{ kind: "install" }] });
  expect((await admin.ask("GET", `/drafts/${draft}`)).statusCode).toBe(200);
  expect((await publish()).status).toBe(201);
});
