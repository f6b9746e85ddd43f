import type { JsonObject } from "@zhili/contracts";
import { evaluateScore, getRecord, loadPlugins, readScore, submitForm, takeTransition } from "@zhili/platform";
import { expect, test } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";
import { scratchFolder, writePlugin } from "./write-plugin.js";

const scratch = scratchFolder();
const MISCHIEF = `
const kept = [];
const mischief = {
  well: () => undefined,
  throw: () => { throw new Error("the well is dry"); },
  hang: () => { for (;;) kept.length = 0; },
  "allocate-objects": () => { for (;;) kept.push({ text: "x".repeat(10) + kept.length }); },
  "allocate-buffers": () => { for (;;) kept.push(new Uint8Array(8_000_000).fill(1)); },
  leave: () => process.exit(0),
};
const title = { "zh-CN": "捣乱", en: "Mischief" };
const params = { type: "object", properties: { how: { type: "string" }, base: { type: "string", "x-expression": true } } };
export const plugin = {
  apiVersion: 1,
  contributes: {
    effects: [{ type: "act", title, params, async run({ how }, scope) {
      await scope.setFields({ note: "half written" });
      if (scope.record.data.note !== "half written") throw new Error("the record at hand is old");
      mischief[how]();
    } }],
    guards: [{ type: "may", title, params, check({ how }, { record }) { mischief[how](); return { ok: record.size > 1, explain: { size: record.size } }; } }],
    scoringSources: [{ type: "points", title, params,
      needs: () => [{ id: "all", source: "records", params: { recordType: "office:shop", measure: "count" } }],
      prepare: ({ how, base }, context) => ({ how, key: context.keyOf("all"), base: context.expression(base ?? "subject.size", "/base"), title: context.indicator.title }),
      evaluate: ({ how, key, base, title }, facts) => { mischief[how](); return { points: base.evaluate(facts) + facts[key], reason: title + " counted", evidence: { shops: facts[key] } }; },
    }],
    formats: [{ id: "tag", title, message: title, validate: (value) => typeof value === "string" && value.startsWith("#") }],
    reportHelpers: [{ name: "shout", title, render: ([value]) => String(value).toUpperCase() + "<!>" }],
  },
};`;
const CONTRIBUTES = ["effect act", "guard may", "scoring-source points", "format tag", "report-helper shout"];
const HOWS = ["well", "throw", "hang", "allocate-objects", "allocate-buffers", "leave"] as const;
const CODES = {
  throw: "PLUGIN_FAILED",
  hang: "PLUGIN_TOO_SLOW",
  "allocate-objects": "PLUGIN_TOO_LARGE",
  "allocate-buffers": "PLUGIN_TOO_LARGE",
  leave: "PLUGIN_ENDED",
};
const clerk = person("clerk", ["clerk", TOWNS[0] ?? { id: "", path: "" }]);

function files(): Record<string, JsonObject> {
  const shop = {
    id: "shop",
    title: "店铺",
    titleTemplate: "{{name}}",
    schema: {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", title: "名称" },
        size: { type: "integer", title: "人数" },
        note: { type: "string", title: "备注" },
        tag: { type: "string", title: "标签", format: "naughty:tag" },
      },
    },
  };
  const step = (id: string, more: JsonObject) => ({
    id,
    title: id,
    from: [id.startsWith("may") ? "guarded" : "open"],
    to: id === "enter" ? "guarded" : "closed",
    roles: ["clerk"],
    ...more,
  });
  const workflow = {
    id: "shop-run",
    title: "店铺",
    recordType: "shop",
    initial: "open",
    states: [
      { id: "open", title: "开" },
      { id: "guarded", title: "守" },
      { id: "closed", title: "关", kind: "final" },
    ],
    transitions: [step("enter", {})].concat(
      HOWS.flatMap((how) => [
        step(`act-${how}`, { effects: [{ id: "act", type: "naughty:act", params: { how } }] }),
        step(`may-${how}`, { guards: [{ id: "may", type: "naughty:may", params: { how }, refusal: "只有{{size}}人" }] }),
      ]),
    ),
  };
  const scorecards = HOWS.map((how): [string, JsonObject] => [
    `scorecards/card-${how}.json`,
    {
      id: `card-${how}`,
      title: how,
      subject: "shop",
      period: "year",
      editions: [
        {
          id: "e1",
          from: "2026-01-01",
          groups: [
            {
              id: "g",
              title: "组",
              indicators: [{ id: "i", title: "指标", max: 50, source: { type: "naughty:points", params: { how, base: "subject.size * 2" } } }],
            },
          ],
        },
      ],
    },
  ]);
  return { "record-types/shop.json": shop, "workflows/shop-run.json": workflow, ...Object.fromEntries(scorecards) };
}

/** A county with the plugin, and a shop of the size. */
async function county(size: number) {
  const folder = writePlugin(scratch, "naughty", CONTRIBUTES, MISCHIEF, { limits: { milliseconds: 5000, memoryMegabytes: 32 } });
  const loaded = await loadPlugins([folder]);
  const office = await openOffice({ registry: loaded.registry, more: files() });
  const record = await submitForm(office.platform, office.as(clerk), { type: "office:shop", orgUnit: "t1", data: { name: "东店", size } });
  const take = (transition: string) =>
    takeTransition(office.platform, office.as(clerk), { type: "office:shop", id: record.id, event: { type: "take", transition, input: {} } });
  const close = async () => {
    loaded.close();
    await office.platform.store.close();
  };
  return { ...office, close, shop: record.id, take };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string; cause?: { code?: string }; message: string }) => `${error.cause?.code ?? error.code} ${error.message}`,
  );

test("a plugin's source of points reads facts and expressions, and its contribution is kept with the result", async () => {
  const { platform, system, shop, close } = await county(4);
  await evaluateScore(platform, system, { scorecard: "office:card-well", subject: shop, period: "2026" });
  const score = await readScore(platform, system, { scorecard: "office:card-well", subject: shop, period: "2026" });
  expect(score).toMatchObject({
    score: 9,
    contributions: [{ rule: "i", source: "naughty:points", points: 9, reason: "指标 counted", evidence: { shops: 1 } }],
  });
  await close();
});

test.each(Object.entries(CODES))("a source of points that would %s is contained and named, and the next one counts again", async (how, code) => {
  const { platform, system, shop, close } = await county(4);
  const told = await codeOf(evaluateScore(platform, system, { scorecard: `office:card-${how}`, subject: shop, period: "2026" }));
  expect(told).toContain(code);
  expect(told).toContain("naughty");
  await evaluateScore(platform, system, { scorecard: "office:card-well", subject: shop, period: "2026" });
  expect(await readScore(platform, system, { scorecard: "office:card-well", subject: shop, period: "2026" })).toMatchObject({ score: 9 });
  await close();
});

test.each(Object.entries(CODES))("an effect that would %s is contained and named, and nothing of its work is kept", async (how, code) => {
  const { platform, as, shop, take, close } = await county(4);
  const told = await codeOf(take(`act-${how}`));
  expect(told).toContain(code);
  expect(told).toContain("naughty");
  const record = await getRecord(platform, as(clerk), { type: "office:shop", id: shop });
  expect(record).toMatchObject({ state: "open", version: 1 });
  expect(record.data.note).toBeUndefined();
  await take("act-well");
  expect(await getRecord(platform, as(clerk), { type: "office:shop", id: shop })).toMatchObject({ state: "closed", data: { note: "half written" } });
  await close();
});

test("a plugin's guard says no in the pack's words; one that hangs is contained and named", async () => {
  const { take, close } = await county(1);
  await take("enter");
  expect(await codeOf(take("may-hang"))).toContain("PLUGIN_TOO_SLOW");
  expect(await codeOf(take("may-well"))).toContain("只有1人");
  await close();
});

test("a plugin that was stopped three times in a row is set aside by name", async () => {
  const { platform, system, shop, close } = await county(4);
  const ask = (card: string) => codeOf(evaluateScore(platform, system, { scorecard: `office:card-${card}`, subject: shop, period: "2026" }));
  for (let time = 0; time < 3; time += 1) expect(await ask("leave")).toContain("PLUGIN_ENDED");
  expect(await ask("well")).toContain("PLUGIN_SET_ASIDE");
  await close();
});

test("a plugin's format is checked when a form is sent", async () => {
  const { platform, as, close } = await county(4);
  const send = (tag: string) => submitForm(platform, as(clerk), { type: "office:shop", orgUnit: "t1", data: { name: "西店", tag } });
  expect(await codeOf(send("no hash"))).toContain("RECORD_INVALID");
  expect((await send("#yes")).data.tag).toBe("#yes");
  await close();
});
