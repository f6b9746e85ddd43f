import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "@zhili/contracts";
import { createUser, deliverOutbox, evaluateScore, grantRole, type LoadedPlugins, loadPlugins, pluginFolders, runUnit, submitForm } from "@zhili/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { putMessage } from "../../src/outbox/put-message.js";
import { MINUTE, openOffice, person, TOWNS } from "../office/open-office.js";
import { scratchFolder } from "./write-plugin.js";

const settings = scratchFolder();
let loaded: LoadedPlugins;
beforeAll(async () => {
  loaded = await loadPlugins(pluginFolders([fileURLToPath(new URL("../../../../plugins", import.meta.url))]), settings);
});
afterAll(() => loaded.close());

test("every shipped plugin registers what its manifest says", () => {
  expect(loaded.plugins.map(({ id, refused }) => [id, refused?.message])).toEqual([
    ["calendar-cn", undefined],
    ["notify-webhook", undefined],
    ["scoring-peer", undefined],
    ["scoring-trend", undefined],
  ]);
});

test("a message by webhook is refused until its settings are there, tried again after a failure, and signed", async () => {
  const received: { key: unknown; signature: unknown }[] = [];
  const server = createServer((request, reply) => {
    received.push({ key: request.headers["idempotency-key"], signature: request.headers["zhili-signature"] });
    reply.writeHead(received.length === 1 ? 503 : 204).end();
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const office = await openOffice({ registry: loaded.registry });
  const { platform, system, wait } = office;
  const { user } = await createUser(platform, system, { username: "east", name: "east" });
  await grantRole(platform, system, { user: user.id, role: "office:clerk", orgUnit: "t1" });
  const record = { type: "office:matter", id: "r1", title: "东镇修路", orgUnit: "t1", orgPath: "/c1/t1/" };
  await runUnit(platform, system, (unit) =>
    putMessage(unit, {
      title: "请办理",
      key: "k",
      roles: ["office:clerk"],
      channel: "notify-webhook:webhook",
      record: record as unknown as NonNullable<Parameters<typeof putMessage>[1]["record"]>,
    }),
  );
  const standing = () => platform.store.findOne("outbox", { channel: "notify-webhook:webhook" });
  await deliverOutbox(platform);
  expect(await standing()).toMatchObject({ status: "waiting", lastError: expect.stringContaining("notify-webhook.json") });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  writeFileSync(join(settings, "notify-webhook.json"), JSON.stringify({ url, secret: "a key for this test alone" }));
  wait(MINUTE);
  await deliverOutbox(platform);
  expect(await standing()).toMatchObject({ status: "waiting", lastError: expect.stringContaining("503") });
  wait(MINUTE);
  await deliverOutbox(platform);
  expect(await standing()).toMatchObject({ status: "delivered" });
  expect(received).toHaveLength(2);
  expect(new Set(received.map(({ key }) => key)).size).toBe(1);
  expect(received[1]?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  server.close();
  await platform.store.close();
});

test("improvement is counted against the same subject's own earlier years", async () => {
  const card = (id: string, source: JsonObject): JsonObject => {
    const indicators = [{ id: "i", title: "进步", min: -50, max: 50, source }];
    return { id, title: id, subject: "shop", period: "year", editions: [{ id: "e1", from: "2020-01-01", groups: [{ id: "g", title: "组", indicators }] }] };
  };
  const office = await openOffice({
    registry: loaded.registry,
    more: {
      "record-types/shop.json": {
        id: "shop",
        title: "店铺",
        titleTemplate: "{{name}}",
        schema: { type: "object", required: ["name"], properties: { name: { type: "string", title: "名称" } } },
      },
      "scorecards/yearly.json": card("yearly", { type: "formula", params: { points: 'period.id == "2026" ? 30 : period.id == "2025" ? 20 : 10' } }),
      "scorecards/trend.json": card("trend", { type: "scoring-trend:improvement", params: { scorecard: "yearly", periods: 3, perPoint: 2 } }),
    },
  });
  const { platform, system, as } = office;
  const clerk = person("clerk", ["clerk", TOWNS[0] ?? { id: "", path: "" }]);
  const { id: subject } = await submitForm(platform, as(clerk), { type: "office:shop", orgUnit: "t1", data: { name: "东店" } });
  for (const period of ["2024", "2025", "2026"]) await evaluateScore(platform, system, { scorecard: "office:yearly", subject, period });
  const trend = (period: string) => evaluateScore(platform, system, { scorecard: "office:trend", subject, period });
  expect(await trend("2026")).toMatchObject({ score: 30, contributions: [{ points: 30, evidence: { now: 30, before: [20, 10], mean: 15 } }] });
  expect(await trend("2024")).toMatchObject({ score: 0, contributions: [{ reason: expect.stringContaining("没有以前的评分") }] });
  await platform.store.close();
});
