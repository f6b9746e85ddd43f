import { afterEach, beforeEach, expect, test } from "vitest";
import { type Door, openDoor, type Visitor } from "./office-door.js";

let door: Door;
let address: string;
const open: AbortController[] = [];
beforeEach(async () => {
  door = await openDoor({ limits: { heartbeat: 150 } });
  address = await door.app.listen({ port: 0, host: "127.0.0.1" });
});
afterEach(async () => {
  for (const controller of open.splice(0)) controller.abort();
  await door.close();
});

interface Listening {
  /** All that has come so far. */
  text(): string;
  until(wanted: RegExp): Promise<string>;
  /** Resolves when the server ends it. */
  readonly ended: Promise<void>;
}

async function listen(visitor: Visitor): Promise<Listening> {
  const controller = new AbortController();
  open.push(controller);
  const answer = await fetch(`${address}/api/v1/events`, { headers: { cookie: visitor.cookie }, signal: controller.signal });
  expect({ status: answer.status, type: answer.headers.get("content-type") }).toEqual({ status: 200, type: "text/event-stream; charset=utf-8" });
  let heard = "";
  const watchers = new Set<() => void>();
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      heard += decoder.decode(chunk, { stream: true });
      for (const watch of watchers) watch();
    }
  })();
  const ended = reading.catch(() => undefined);
  return {
    text: () => heard,
    until: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (wanted.test(heard)) resolve(heard);
        };
        watchers.add(look);
        look();
      }),
    ended,
  };
}

const make = (visitor: Visitor, orgUnit: string, name: string) => visitor.ask("POST", "/records/office/matter", { orgUnit, data: { name } });

test("a record that changes is told to those who may read it, and to nobody else", async () => {
  const [east, west, lou] = [await door.signIn("east"), await door.signIn("west"), await door.signIn("lou")];
  const [atEast, atWest, atLou] = [await listen(east), await listen(west), await listen(lou)];
  const { id } = (await make(east, "t1", "修路")).json<{ id: string }>();
  const wanted = new RegExp(`event: record\\ndata: {"type":"office:matter","id":"${id}","version":1}\\n\\n`);
  await Promise.all([atEast.until(wanted), atLou.until(wanted)]);
  const { id: other } = (await make(west, "t2", "修桥")).json<{ id: string }>();
  await atWest.until(new RegExp(other));
  expect(atWest.text()).not.toContain(id);
  expect(atEast.text()).not.toContain(other);
  expect(atEast.text()).not.toContain("修路");
});

test("a new configuration is told to everybody", async () => {
  const al = await listen(await door.signIn("al"));
  const { platform } = door.office;
  platform.publish(platform.configuration());
  expect(await al.until(/event: revision/)).toContain(`{"revision":"${platform.configuration().revision}"}`);
});

test("a role taken back ends what is told, without a new sign-in", async () => {
  const [east, sue] = [await door.signIn("east"), await door.signIn("sue")];
  const heard = await listen(east);
  const [grant] = (await sue.ask("GET", `/users/${door.ids.east}/grants`)).json<{ items: { id: string }[] }>().items;
  await sue.ask("DELETE", `/users/${door.ids.east}/grants/${grant?.id}`);
  await make(await door.signIn("lou"), "t1", "x");
  const { office } = door;
  const before = (await heard.until(/:\n\n/)).length;
  office.platform.emit({ type: "record", recordType: "office:matter", id: "any", version: 1, orgPath: "/c1/t1/" });
  await heard.until(new RegExp(`^[^]{${before},}:\\n\\n`));
  expect(heard.text()).not.toContain("event: record");
});

test("signs of life come while nothing happens", async () => {
  const heard = await listen(await door.signIn("east"));
  expect(await heard.until(/:\n\n:\n\n:\n\n/)).toMatch(/^retry: 3000\n\n/);
});

test("signing out ends the page's stream, and only that one", async () => {
  const [one, other] = [await door.signIn("east"), await door.signIn("east")];
  const [first, second] = [await listen(one), await listen(other)];
  expect((await one.ask("DELETE", "/session")).statusCode).toBe(204);
  await first.ended;
  const { id } = (await make(other, "t1", "修路")).json<{ id: string }>();
  await second.until(new RegExp(id));
});

test("an account that is disabled, and one whose password is reset, hear no more", async () => {
  const sue = await door.signIn("sue");
  const [east, west] = [await listen(await door.signIn("east")), await listen(await door.signIn("west"))];
  await sue.ask("PATCH", `/users/${door.ids.east}`, { disabled: true });
  await sue.ask("POST", `/users/${door.ids.west}/password`, {});
  await Promise.all([east.ended, west.ended]);
});

test("an open stream does not count as use: a screen that is left alone is signed out after thirty minutes", async () => {
  const east = await door.signIn("east");
  const heard = await listen(east);
  for (let minute = 0; minute < 31; minute += 10) {
    door.office.wait(10 * 60_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await heard.ended;
  expect((await east.ask("GET", "/tasks")).json()).toMatchObject({ code: "IDENTITY_SESSION_ENDED", status: 401 });
});

test("nobody listens without being signed in", async () => {
  expect((await door.stranger.ask("GET", "/events")).json()).toMatchObject({ code: "SIGN_IN_NEEDED", status: 401 });
});

test("the server closes at once although pages listen", async () => {
  const heard = await listen(await door.signIn("east"));
  await door.app.close();
  await heard.ended;
});
