import type { JsonObject } from "@zhili/contracts";
import { createUser, deliverOutbox, grantRole, listMessages, readMessage, runUnit, updateUser } from "@zhili/platform";
import { expect, test } from "vitest";
import { putMessage } from "../../src/outbox/put-message.js";
import { MINUTE, type Office, openOffice, person } from "../office/open-office.js";

/** A record that is never stored; messages only quote it. */
const RECORD = { type: "office:matter", id: "r1", title: "东镇修路", orgUnit: "t1", orgPath: "/c1/t1/" };

async function send(office: Office, more: JsonObject = {}): Promise<void> {
  await runUnit(office.platform, office.system, (unit) =>
    putMessage(unit, {
      title: "请办理",
      key: "k",
      record: RECORD as unknown as NonNullable<Parameters<typeof putMessage>[1]["record"]>,
      roles: ["office:clerk"],
      ...more,
    }),
  );
}

async function clerk(office: Office, username: string, orgUnit: string, personId?: string): Promise<string> {
  const { user } = await createUser(office.platform, office.system, { username, name: username, ...(personId === undefined ? {} : { personId }) });
  await grantRole(office.platform, office.system, { user: user.id, role: "office:clerk", orgUnit });
  return user.id;
}

const inboxOf = async (office: Office, user: string) => (await listMessages(office.platform, office.as(person(user)))).items;

function channel(office: Office, fail: (call: number) => boolean): { keys: string[] } {
  const keys: string[] = [];
  let calls = 0;
  office.platform.registry.register({
    channels: [
      {
        type: "carrier",
        title: { "zh-CN": "信差", en: "Carrier" },
        async deliver({ key }) {
          calls += 1;
          if (fail(calls)) throw new Error("the road is closed");
          keys.push(key);
        },
      },
    ],
  });
  return { keys };
}

test("a message reaches those who hold the role over its place, and nobody else", async () => {
  const office = await openOffice();
  const [east, west, county, gone] = await Promise.all([
    clerk(office, "east", "t1"),
    clerk(office, "west", "t2"),
    clerk(office, "county", "c1"),
    clerk(office, "gone", "t1"),
  ]);
  await updateUser(office.platform, office.system, { user: gone, status: "disabled" });
  await send(office);
  expect(await deliverOutbox(office.platform)).toBe(1);
  expect(await deliverOutbox(office.platform)).toBe(0);
  for (const [user, count] of [
    [east, 1],
    [county, 1],
    [west, 0],
    [gone, 0],
  ] as const)
    expect(await inboxOf(office, user)).toHaveLength(count);
  const [message] = await inboxOf(office, east);
  expect(message).toMatchObject({ title: "请办理", record: { id: "r1", title: "东镇修路" } });

  await readMessage(office.platform, office.as(person(east)), message?.id ?? "");
  expect(await listMessages(office.platform, office.as(person(east)), { unread: true })).toMatchObject({ items: [], unread: 0 });
  await expect(readMessage(office.platform, office.as(person(west)), message?.id ?? "")).rejects.toMatchObject({ code: "OUTBOX_MESSAGE_NOT_FOUND" });
});

test("a level sends it to the unit above only, and a person gets their own", async () => {
  const office = await openOffice();
  const [east, county, own] = await Promise.all([clerk(office, "east", "t1"), clerk(office, "county", "c1"), clerk(office, "own", "t2", "p7")]);
  await send(office, { level: "county" });
  await send(office, { roles: [], person: "p7" });
  await deliverOutbox(office.platform);
  expect([(await inboxOf(office, east)).length, (await inboxOf(office, county)).length, (await inboxOf(office, own)).length]).toEqual([0, 1, 1]);
});

test("a channel that fails is tried again later and later, under the same key, and each account gets it", async () => {
  const office = await openOffice();
  await Promise.all([clerk(office, "ann", "t1"), clerk(office, "ben", "t1")]);
  const { keys } = channel(office, (call) => call === 2 || call === 3);
  await send(office, { channel: "carrier" });
  expect(await deliverOutbox(office.platform)).toBe(1);
  expect(keys).toHaveLength(1);
  expect(await deliverOutbox(office.platform)).toBe(0);
  office.wait(5_000);
  expect(await deliverOutbox(office.platform)).toBe(1);
  office.wait(9_000);
  expect(await deliverOutbox(office.platform)).toBe(0);
  office.wait(1_000);
  expect(await deliverOutbox(office.platform)).toBe(1);
  expect(new Set(keys).size).toBe(2);
  expect(keys).toHaveLength(2);
  expect(await office.platform.store.findOne("outbox", {})).toMatchObject({ status: "delivered", attempts: 3 });
});

test("after ten tries a message is given up, and the audit trail says so", async () => {
  const office = await openOffice();
  await clerk(office, "ann", "t1");
  channel(office, () => true);
  await send(office, { channel: "carrier" });
  for (let hour = 0; hour < 12; hour += 1) {
    await deliverOutbox(office.platform);
    office.wait(60 * MINUTE);
  }
  expect(await office.platform.store.findOne("outbox", {})).toMatchObject({ status: "dead", attempts: 10, lastError: "the road is closed" });
  expect(await office.platform.store.count("audit", { action: "message.dead" })).toBe(1);
});

test("a channel that no plugin brings is a failure like any other", async () => {
  const office = await openOffice();
  await send(office, { channel: "pigeon" });
  await deliverOutbox(office.platform);
  expect(await office.platform.store.findOne("outbox", {})).toMatchObject({ status: "waiting", attempts: 1 });
});

test("two who deliver at the same time send each message once", async () => {
  const office = await openOffice();
  await clerk(office, "ann", "t1");
  const { keys } = channel(office, () => false);
  for (let index = 0; index < 20; index += 1) {
    await send(office, { channel: "carrier" });
    await send(office);
  }
  await Promise.all([deliverOutbox(office.platform), deliverOutbox(office.platform)]);
  expect(keys).toHaveLength(20);
  expect(new Set(keys).size).toBe(20);
  expect(await office.platform.store.count("messages", {})).toBe(20);
});
