import type { JsonObject } from "@zhili/contracts";
import { getRecord, submitForm, takeTransition, updateRecord } from "@zhili/platform";
import { expect, test } from "vitest";
import { COUNTY, openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST, WEST] = TOWNS as [(typeof TOWNS)[number], (typeof TOWNS)[number]];
const SIDE = { type: "string", title: "一方", refersTo: "org-unit" };

const PACT: JsonObject = {
  id: "pact",
  title: "约定",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name", "sides"],
    properties: { name: { type: "string", title: "名称", maxLength: 20 }, sides: { type: "array", title: "各方", items: SIDE, maxItems: 5 } },
  },
  parties: { from: ["sides"] },
};
const STEP: JsonObject = {
  id: "step",
  title: "事项",
  titleTemplate: "{{name}}",
  facts: [{ id: "parent", source: "reference", params: { field: "pact" } }],
  schema: {
    type: "object",
    required: ["name", "pact", "doer"],
    properties: {
      name: { type: "string", title: "名称", maxLength: 20 },
      pact: { type: "string", title: "约定", refersTo: "pact" },
      doer: SIDE,
      sides: { type: "array", title: "各方", items: SIDE, computed: "parent.sides" },
    },
  },
  parties: { from: ["sides"] },
};
const RUN: JsonObject = {
  id: "step-run",
  title: "办理",
  recordType: "step",
  initial: "open",
  states: [
    { id: "open", title: "待办" },
    { id: "done", title: "办结", kind: "final" },
  ],
  transitions: [
    {
      id: "finish",
      title: "办结",
      from: ["open"],
      to: "done",
      roles: ["clerk"],
      guards: [{ id: "own", when: "actor.party == record.doer", refusal: "由承办方办理。" }],
    },
  ],
};
const more = { "record-types/pact.json": PACT, "record-types/step.json": STEP, "workflows/step-run.json": RUN };

test("a list of org units makes parties, and they follow when it changes", async () => {
  const { platform, as } = await openOffice({ more });
  const east = as(person("east", ["clerk", EAST]));
  const west = as(person("west", ["clerk", WEST]));
  const made = await submitForm(platform, east, { type: "office:pact", orgUnit: "t1", data: { name: "甲", sides: ["t1"] } });
  const read = () => getRecord(platform, west, { type: "office:pact", id: made.id });
  await expect(read()).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  await updateRecord(platform, east, { type: "office:pact", id: made.id, version: made.version, data: { sides: ["t1", "t2"] } });
  expect((await read()).parties).toEqual(["t1", "t2"]);
});

test("computed org units make parties, and a guard asks for which of them somebody acts", async () => {
  const { platform, as } = await openOffice({ more });
  const east = as(person("east", ["clerk", EAST]));
  const west = as(person("west", ["clerk", WEST]));
  const county = as(person("county", ["clerk", COUNTY]));
  const pact = await submitForm(platform, east, { type: "office:pact", orgUnit: "t1", data: { name: "甲", sides: ["t1", "t2"] } });
  const step = await submitForm(platform, east, { type: "office:step", orgUnit: "t1", data: { name: "修路", pact: pact.id, doer: "t2" } });
  const finish = { type: "office:step", id: step.id, event: { type: "take" as const, transition: "finish" } };
  await expect(takeTransition(platform, east, finish)).rejects.toMatchObject({ facts: { text: "由承办方办理。" } });
  await expect(takeTransition(platform, county, finish)).rejects.toMatchObject({ facts: { text: "由承办方办理。" } });
  expect((await takeTransition(platform, west, finish)).state).toBe("done");
});
