import type { JsonObject } from "@zhili/contracts";
import { changeDraft, createDraft, getDraftDefinition, publishDraft, rehearseDraft, submitForm } from "@zhili/platform";
import { expect, test } from "vitest";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";
import { MATTER } from "./matter-pack.js";

const TOWN = TOWNS[0] ?? COUNTY;
const more = {
  ...MATTER,
  "reports/matters.json": {
    id: "matters",
    title: "事项表",
    datasets: [{ id: "all", source: { recordType: "matter" }, columns: [{ id: "title", field: "title" }] }],
  },
  "scorecards/speed.json": scorecard("double(subject.days)"),
};

function scorecard(points: string): JsonObject {
  const indicators = [{ id: "days", title: "天数", max: 100, source: { type: "formula", params: { points, reason: "天数" } } }];
  return {
    id: "speed",
    title: "快慢",
    subject: "matter",
    period: "year",
    editions: [
      {
        id: "2026",
        from: "2026-01-01",
        groups: [{ id: "all", title: "总", max: 100, indicators }],
        grades: [{ id: "slow", title: "慢", when: "score >= 10.0" }],
      },
    ],
  };
}

const admin = (at: Office) => at.as({ ...person("admin", ["system-admin", COUNTY]), name: "管理员" });

async function draftWith(at: Office, edits: Readonly<Record<string, (value: JsonObject) => JsonObject>>): Promise<{ id: string; version: number }> {
  const { platform } = at;
  let draft = await createDraft(platform, admin(at), { title: "试" });
  for (const [definition, change] of Object.entries(edits)) {
    const found = await getDraftDefinition(platform, admin(at), { draft: draft.id, definition });
    ({ draft } = await changeDraft(platform, admin(at), {
      draft: draft.id,
      version: draft.version,
      definition,
      value: change(found.definition as JsonObject),
    }));
  }
  return draft;
}

async function contents(at: Office): Promise<string> {
  const lines: string[] = [];
  for await (const line of at.platform.store.exportNdjson()) lines.push(line);
  return lines.join("\n");
}

const EDITS: Readonly<Record<string, (value: JsonObject) => JsonObject>> = {
  "office:record-type/matter": (value) => ({ ...value, schema: { ...(value.schema as JsonObject), required: ["title", "days"] } }),
  "office:workflow/handling": (value) => ({
    ...value,
    initial: "filed",
    states: [
      { id: "filed", title: "已收" },
      { id: "closed", title: "办结", kind: "final" },
    ],
    transitions: [{ id: "close", title: "办结", from: ["filed"], to: "closed", roles: ["clerk"] }],
  }),
  "office:role/clerk": (value) => ({ ...value, rules: [{ id: "all", actions: ["read", "create", "transition", "delete"], subjects: ["record-type/*"] }] }),
  "office:report/matters": (value) => {
    const [all = {}] = value.datasets as JsonObject[];
    return { ...value, datasets: [{ ...all, columns: [{ id: "days", field: "days" }] }] };
  },
  "office:scorecard/speed": () => scorecard("double(subject.days) * 2.0"),
};

test("a rehearsal tells beforehand what a draft does to records, running cases, scores, rights and reports, and touches nothing", async () => {
  const at = await openOffice({ more });
  const { platform } = at;
  const clerk = at.as(person("clerk", ["clerk", TOWN]));
  const type = "office:matter";
  const long = await submitForm(platform, clerk, { type, orgUnit: TOWN.id, data: { title: "修路", days: 7 } });
  const missing = await submitForm(platform, clerk, { type, orgUnit: TOWN.id, data: { title: "路灯" } });
  await platform.store.withTransaction(async (tx) => {
    await tx.insertOne("scores", { id: `office:speed ${long.id} 2026`, scorecard: "office:speed", subject: long.id, period: "2026", score: 7, gradeTitle: "" });
    await tx.insertOne("grants", { id: "g", user: "u", role: "office:clerk", orgUnit: TOWN.id, orgPath: TOWN.path });
  });
  const draft = await draftWith(at, EDITS);
  const before = await contents(at);
  const told = await rehearseDraft(platform, admin(at), draft.id);
  expect(await contents(at)).toBe(before);
  expect(told).toMatchObject({
    issues: [],
    records: [{ recordType: type, checked: 2, invalid: 1, examples: [{ id: missing.id, issues: [{ path: "/days" }] }] }],
    running: [{ workflow: "office:handling", running: 2, stateless: [{ state: "open", title: "待办", count: 2 }] }],
    scores: [{ scorecard: "office:speed", subjects: 1, changed: [{ subject: long.id, before: { score: 7, grade: "" }, after: { score: 14, grade: "慢" } }] }],
    rights: [{ role: "office:clerk", people: 1, gained: ["delete office:record-type/*"], lost: ["update office:record-type/*"] }],
    reports: [{ report: "office:matters", added: [{ column: "all/days", title: "days" }], removed: [{ column: "all/title", title: "title" }] }],
    red: [],
  });
  expect(platform.configuration().revision).not.toBe(told.revision);
  const made = await publishDraft(platform, admin(at), { draft: draft.id, version: draft.version, message: "发布" });
  expect(made.revision).toBe(told.revision);
});

test("a rehearsal can be cancelled, and one of a broken draft says what is broken", async () => {
  const at = await openOffice({ more });
  const clerk = at.as(person("clerk", ["clerk", TOWN]));
  await submitForm(at.platform, clerk, { type: "office:matter", orgUnit: TOWN.id, data: { title: "修路" } });
  const draft = await draftWith(at, EDITS);
  await expect(rehearseDraft(at.platform, admin(at), draft.id, { signal: AbortSignal.abort(new Error("停")) })).rejects.toThrow("停");
  const broken = await draftWith(at, { "office:workflow/handling": (value) => ({ ...value, initial: "nowhere" }) });
  expect((await rehearseDraft(at.platform, admin(at), broken.id)).issues).toMatchObject([{ path: "/initial" }]);
});
