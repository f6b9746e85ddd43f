import type { JsonObject } from "@zhili/contracts";
import { evaluateScore, loadPlugins, submitForm } from "@zhili/platform";
import { expect, test } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";
import { scratchFolder, writePlugin } from "./write-plugin.js";

const scratch = scratchFolder();
const CODE = `
const ways = { well: () => undefined, throw: () => { throw new Error("the well is dry"); }, hang: () => { for (;;); } };
export const plugin = { apiVersion: 1, contributes: { scoringOperators: [{ type: "best-of", title: { "zh-CN": "取最好", en: "Best of" },
  params: { type: "object", additionalProperties: false, properties: { count: { type: "integer", minimum: 1 }, how: { type: "string" } } },
  combine(indicators, { count = 1, how = "well" }) { ways[how](); const best = indicators.map((one) => one.points).sort((a, b) => b - a).slice(0, count);
    return { points: best.reduce((sum, one) => sum + one, 0), reason: "取最好" + count + "项" }; } }] } };`;
const SHOP: JsonObject = {
  id: "shop",
  title: "店铺",
  titleTemplate: "{{name}}",
  schema: { type: "object", required: ["name"], properties: { name: { type: "string", title: "名称" } } },
};
const card = (how: string): JsonObject => ({
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
          max: 20,
          combine: { type: "choice:best-of", params: { count: 2, how } },
          indicators: [3, 9, 8].map((points, at) => ({
            id: `i${at}`,
            title: `指标${at}`,
            max: 10,
            source: { type: "formula", params: { points: String(points) } },
          })),
        },
      ],
    },
  ],
});
const ROLE: JsonObject = {
  id: "scorer",
  title: "评分",
  rules: [{ id: "all", actions: ["read", "create", "update"], subjects: ["record-type/*", "scorecard/*"] }],
};

test("an operator of a plugin combines a group's points and is in the contributions; one that throws or hangs is contained and named", async () => {
  const { registry, plugins, close } = await loadPlugins([
    writePlugin(scratch, "choice", ["scoring-operator best-of"], CODE, { limits: { milliseconds: 2000 } }),
  ]);
  expect(plugins.map(({ refused }) => refused)).toEqual([undefined]);
  const ways = ["well", "throw", "hang"];
  const cards = Object.fromEntries(ways.map((how) => [`scorecards/card-${how}.json`, card(how)]));
  const { platform, as } = await openOffice({ registry, more: { "record-types/shop.json": SHOP, "roles/scorer.json": ROLE, ...cards } });
  const clerk = as(person("clerk", ["scorer", TOWNS[0] ?? { id: "", path: "" }]));
  const shop = await submitForm(platform, clerk, { type: "office:shop", orgUnit: "t1", data: { name: "东店" } });
  const score = (how: string) => evaluateScore(platform, clerk, { scorecard: `office:card-${how}`, subject: shop.id });
  const result = await score("well");
  expect(result.score).toBe(17);
  expect(result.contributions.at(-1)).toMatchObject({ rule: "g", source: "choice:best-of", points: -3, reason: "组：取最好2项" });
  await expect(score("throw")).rejects.toMatchObject({ code: "PLUGIN_FAILED", facts: { plugin: "choice", contribution: "choice:best-of" } });
  await expect(score("hang")).rejects.toMatchObject({ code: "PLUGIN_TOO_SLOW", facts: { plugin: "choice" } });
  expect((await score("well")).score).toBe(17);
  close();
});
