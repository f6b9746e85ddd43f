import type { JsonObject } from "@zhili/contracts";
import { getRecord, submitForm, takeTransition } from "@zhili/platform";
import { describe, expect, it } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";

const MATTER = "office:matter";

const type = (id: string, more: JsonObject = {}): JsonObject => ({
  id,
  title: id,
  titleTemplate: "{{title}}",
  schema: { type: "object", properties: { title: { type: "string" }, ...more } },
});

const files: Record<string, JsonObject> = {
  "record-types/matter.json": type("matter"),
  "record-types/errand.json": type("errand", { matter: { type: "string", refersTo: "matter" } }),
  "workflows/matter-run.json": {
    id: "matter-run",
    title: "事项办理",
    recordType: "matter",
    initial: "draft",
    states: [
      { id: "draft", title: "起草" },
      {
        id: "handed",
        title: "交办中",
        children: [
          { id: "road", recordType: "errand", data: { title: "record.title + '（道路）'" }, link: "matter" },
          { id: "lamp", recordType: "errand", data: { title: "'换灯'" }, link: "matter" },
        ],
        await: { when: "all", to: "voting" },
      },
      { id: "voting", title: "会签" },
      { id: "done", title: "办结", kind: "final" },
    ],
    transitions: [
      { id: "hand", title: "交办", from: ["draft"], to: "handed", roles: ["clerk"] },
      { id: "sign", title: "会签", from: ["voting"], to: "done", roles: ["clerk"], approval: { kind: "all" } },
    ],
  },
  "workflows/errand-run.json": {
    id: "errand-run",
    title: "承办",
    recordType: "errand",
    initial: "open",
    states: [
      { id: "open", title: "承办中" },
      { id: "done", title: "办完", kind: "final" },
    ],
    transitions: [{ id: "finish", title: "办完", from: ["open"], to: "done", roles: ["clerk"] }],
  },
};

describe("sub-workflows", () => {
  it("are made with their values, lead back to the record, and are waited for; the vote that follows waits for everyone", async () => {
    const office = await openOffice({ more: files });
    const [town] = TOWNS;
    if (town === undefined) throw new Error("no town");
    const [li, wang] = [person("li", ["clerk", town]), person("wang", ["clerk", town])];
    await office.platform.store.withTransaction(async (tx) => {
      for (const grant of [...li.grants, ...wang.grants]) await tx.insertOne("grants", JSON.parse(JSON.stringify(grant)));
    });
    const matter = await submitForm(office.platform, office.as(li), { type: MATTER, orgUnit: town.id, data: { title: "三号楼" } });
    const { id } = matter;
    const take = (who: typeof li, of: string, record: string, transition: string) =>
      takeTransition(office.platform, office.as(who), { type: of, id: record, event: { type: "take", transition } });
    const stateOf = async () => (await getRecord(office.platform, office.as(li), { type: MATTER, id })).workflow?.state;

    await take(li, MATTER, id, "hand");
    const errands = await office.platform.store.find("record:office:errand", { "data.matter": id }, { limit: 10 });
    expect(errands.items.map((one) => (one.data as JsonObject).title).sort()).toEqual(["三号楼（道路）", "换灯"]);
    const [first, second] = errands.items.map((one) => one.id);
    await take(li, "office:errand", first ?? "", "finish");
    expect(await stateOf()).toBe("handed");
    await take(li, "office:errand", second ?? "", "finish");
    expect(await stateOf()).toBe("voting");

    await take(li, MATTER, id, "sign");
    expect(await stateOf()).toBe("voting");
    await take(wang, MATTER, id, "sign");
    expect(await stateOf()).toBe("done");
    await office.platform.store.close();
  });
});
