import type { JsonObject, Task } from "@zhili/contracts";
import { claimTask, finishTask, getOrgUnit, listOrgUnits, listTasks } from "@zhili/platform";
import { expect, test } from "vitest";
import { remainingText } from "../../src/tasks/remaining-text.js";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST, WEST] = TOWNS as [(typeof TOWNS)[number], (typeof TOWNS)[number]];

async function add(office: Office, id: string, more: Partial<Task> = {}): Promise<void> {
  const task: Task = {
    id,
    title: id,
    origin: "take:x",
    roles: ["office:clerk"],
    orgUnit: "t1",
    orgPath: "/c1/t1/",
    status: "open",
    createdAt: "2026-03-01T00:00:00.000Z",
    ...more,
  };
  await office.platform.store.withTransaction((tx) => tx.insertOne("tasks", task as unknown as JsonObject & { id: string }));
}

test("people see tasks of the roles they hold over the place, and those that name them", async () => {
  const office = await openOffice({
    more: {
      "roles/clerk-more.json": { id: "clerk-more", title: "加", extends: "clerk", rules: [{ id: "r", actions: ["read"], subjects: ["record-type/*"] }] },
    },
  });
  const { platform, as } = office;
  await add(office, "east");
  await add(office, "west", { orgUnit: "t2", orgPath: "/c1/t2/" });
  await add(office, "checkers", { roles: ["office:checker"] });
  await add(office, "named", { roles: [], people: ["east"] });
  await add(office, "added-role", { roles: ["office:clerk-more"] });
  await add(office, "done", { status: "done" });
  const ids = async (actor: ReturnType<typeof person>) => (await listTasks(platform, as(actor))).items.map(({ id }) => id).sort();
  expect(await ids(person("east", ["clerk", EAST]))).toEqual(["added-role", "east", "named"]);
  expect(await ids(person("west", ["clerk", WEST]))).toEqual(["west"]);
  expect(await ids(person("county", ["clerk", COUNTY]))).toEqual(["added-role", "east", "west"]);
  expect(
    await ids({
      ...person("ended", ["clerk", COUNTY]),
      grants: [{ id: "g", user: "ended", role: "office:clerk", orgUnit: "c1", orgPath: "/c1/", to: "2026-03-01" }],
    }),
  ).toEqual([]);
  await expect(listTasks(platform, office.nobody)).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
});

test("overdue first, then by the last day, then the newest; page by page the same", async () => {
  const office = await openOffice();
  const { platform, as } = office;
  await add(office, "soon", { dueAt: "2026-03-05T00:00:00.000Z" });
  await add(office, "old", { createdAt: "2026-02-01T00:00:00.000Z" });
  await add(office, "over", { dueAt: "2026-02-27T00:00:00.000Z" });
  await add(office, "new", { createdAt: "2026-03-01T10:00:00.000Z" });
  const east = as(person("east", ["clerk", EAST]));
  const all = (await listTasks(platform, east)).items;
  expect(all.map(({ id, overdue, remaining }) => [id, overdue, remaining])).toEqual([
    ["over", true, "已逾期 3 天"],
    ["soon", false, "还剩 3 个工作日"],
    ["new", false, undefined],
    ["old", false, undefined],
  ]);
  for (const limit of [1, 2, 3]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTasks(platform, east, { limit, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(["over", "soon", "new", "old"]);
  }
});

test("a task that somebody took leaves the others' lists, and only they can end it", async () => {
  const office = await openOffice();
  const { platform, as } = office;
  await add(office, "job");
  const [ann, ben, west] = [as(person("ann", ["clerk", EAST])), as(person("ben", ["clerk", EAST])), as(person("west", ["clerk", WEST]))];
  await expect(claimTask(platform, west, "job")).rejects.toMatchObject({ code: "TASK_NOT_FOUND" });
  const results = await Promise.allSettled([claimTask(platform, ann, "job"), claimTask(platform, ben, "job")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [owner, other] = results[0]?.status === "fulfilled" ? [ann, ben] : [ben, ann];
  await expect(claimTask(platform, owner, "job")).resolves.toMatchObject({ claimedBy: owner.actor.id });
  expect((await listTasks(platform, other)).items).toEqual([]);
  expect((await listTasks(platform, owner, { mine: true })).items).toHaveLength(1);
  await expect(finishTask(platform, other, "job")).rejects.toMatchObject({ code: "TASK_CLAIMED" });
  await expect(finishTask(platform, owner, "job")).resolves.toMatchObject({ status: "done" });
  await expect(finishTask(platform, owner, "job")).rejects.toMatchObject({ code: "TASK_NOT_FOUND" });
});

test("a task of a workflow's state is done in its record", async () => {
  const office = await openOffice();
  await add(office, "review", { origin: "state:review" });
  await expect(finishTask(office.platform, office.as(person("east", ["clerk", EAST])), "review")).rejects.toMatchObject({ code: "TASK_BOUND" });
});

test("how long there is to go is told in both languages", async () => {
  const { calendar } = (await openOffice()).platform.configuration();
  const now = "2026-03-02T00:00:00.000Z";
  expect(remainingText("2026-03-02T00:30:00.000Z", now, "zh-CN", calendar)).toBe("还剩不到 1 小时");
  expect(remainingText("2026-03-01T19:00:00.000Z", now, "en", calendar)).toBe("5 hours overdue");
  expect(remainingText("2026-03-04T01:00:00.000Z", now, "en", calendar)).toBe("2 workdays left");
  expect(remainingText(calendar.addDuration(now, "P5WD"), now, "zh-CN", calendar)).toBe("还剩 5 个工作日");
});

test("the tree of org units is walked by parent, level, words and from a unit up", async () => {
  const office = await openOffice();
  const me = office.as(person("east"));
  const ids = async (query: Parameters<typeof listOrgUnits>[2]) => (await listOrgUnits(office.platform, me, query)).items.map(({ id }) => id);
  expect(await ids({ parent: "root" })).toEqual(["c1"]);
  expect(await ids({ parent: "c1" })).toEqual(["t1", "t2"]);
  expect(await ids({ q: "西" })).toEqual(["t2"]);
  expect(await ids({ within: "c1", level: "township" })).toEqual(["t1", "t2"]);
  expect(await getOrgUnit(office.platform, me, "t1")).toMatchObject({ id: "t1", ancestors: [{ id: "c1" }] });
  await expect(getOrgUnit(office.platform, me, "none")).rejects.toMatchObject({ code: "ORG_UNIT_UNKNOWN" });
});
