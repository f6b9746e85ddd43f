import type { WorkflowDefinition } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { Desk, refusalOf, type Staff } from "./desk.js";

const parallel = (when: "all" | "any"): WorkflowDefinition => ({
  id: "parallel",
  title: "并行办理",
  recordType: "matter",
  initial: "work",
  states: [
    {
      id: "work",
      title: "并行办理",
      kind: "parallel",
      join: { when, to: "done" },
      branches: [
        {
          id: "land",
          title: "用地",
          initial: "asked",
          states: [
            { id: "asked", title: "待批", deadline: { within: "P5D", overdue: [{ id: "up", after: "PT0S", toLevel: "county", roles: ["chief"] }] } },
            { id: "approved", title: "已批", kind: "final" },
          ],
          transitions: [{ id: "approve-land", title: "批准用地", from: ["asked"], to: "approved", roles: ["chief"] }],
        },
        {
          id: "money",
          title: "资金",
          initial: "planned",
          states: [
            { id: "planned", title: "待会审" },
            { id: "agreed", title: "已会审", kind: "final" },
          ],
          transitions: [
            { id: "agree-money", title: "会审", from: ["planned"], to: "agreed", roles: ["clerk"], approval: { kind: "each-party", allow: ["add-signer"] } },
          ],
        },
      ],
    },
    { id: "done", title: "办结", kind: "final" },
    { id: "stopped", title: "中止", kind: "final" },
  ],
  transitions: [{ id: "stop", title: "中止", from: ["work"], to: "stopped", roles: ["chief"] }],
});

const staff: Staff = { roles: { west: ["clerk"], east: ["clerk"], chief: ["chief"] }, parties: { west: "W", east: "E" } };
const desk = (when: "all" | "any" = "all") => new Desk(parallel(when), { staff, parties: ["W", "E"], now: "2026-03-02T01:00:00Z" });

describe("parallel branches", () => {
  it("go on side by side and join when all are through", () => {
    const both = desk();
    expect(both.take("chief", "approve-land").state).toBe("work");
    expect(both.snapshot.branches).toMatchObject({ land: { state: "approved", final: true }, money: { state: "planned", final: false } });
    both.take("west", "agree-money");
    expect(both.take("east", "agree-money").state).toBe("done");
    expect(both.snapshot.branches).toBeUndefined();
    expect(both.tasks).toEqual([]);
  });

  it("join when one is through, if that is enough; the other's tasks are closed", () => {
    const one = desk("any").take("chief", "approve-land");
    expect(one.state).toBe("done");
    expect(one.tasks).toEqual([]);
  });

  it("take no step of a branch that has moved on", () => {
    const moved = desk().take("chief", "approve-land");
    expect(refusalOf(() => moved.take("chief", "approve-land"))).toMatchObject({ code: "WORKFLOW_NOT_IN_STATE" });
  });

  it("close what a branch has put into inboxes when it moves: its task, its votes' tasks, its escalations", () => {
    const open = desk().move("west", "add-signer", { transition: "agree-money", to: "expert" }).tick("2026-03-08T01:00:00Z");
    expect([...open.tasks].sort()).toEqual([
      "approval:agree-money",
      "approval:agree-money/E",
      "approval:agree-money/W",
      "branch:land",
      "deadline:land/asked/up",
      "state:work",
    ]);
    open.take("chief", "approve-land");
    expect([...open.tasks].sort()).toEqual(["approval:agree-money", "approval:agree-money/E", "approval:agree-money/W", "state:work"]);
  });

  it("end together when the whole is stopped", () => {
    const stopped = desk().take("chief", "stop");
    expect(stopped.state).toBe("stopped");
    expect(stopped.snapshot.branches).toBeUndefined();
    expect(refusalOf(() => stopped.take("chief", "approve-land")).code).toBe("WORKFLOW_FINAL");
  });
});

const nested = (when: "all" | "any"): WorkflowDefinition => ({
  id: "nested",
  title: "交办",
  recordType: "matter",
  initial: "draft",
  states: [
    { id: "draft", title: "起草" },
    {
      id: "handed",
      title: "交办中",
      children: [
        { id: "road", recordType: "task", data: { title: "record.title + '（道路）'" }, link: "parent" },
        { id: "lamp", recordType: "task", data: { title: "'路灯'" } },
      ],
      await: { when, to: "done" },
    },
    { id: "done", title: "办结", kind: "final" },
  ],
  transitions: [{ id: "hand", title: "交办", from: ["draft"], to: "handed", roles: ["clerk"] }],
});

describe("sub-workflows", () => {
  const handed = (when: "all" | "any") =>
    new Desk(nested(when), { data: { title: "三号楼" } }).take("clerk", "hand").bind("road", "r-road").bind("lamp", "r-lamp");
  const ends = (desk: Desk, record: string) => desk.send("system", { type: "child-final", record, state: "done" });

  it("ask for each child with its values, and the field that leads back", () => {
    expect(
      handed("all")
        .planned("spawn-child")
        .map(({ params }) => params),
    ).toEqual([
      { id: "road", recordType: "task", data: { title: "三号楼（道路）" }, link: "parent" },
      { id: "lamp", recordType: "task", data: { title: "路灯" } },
    ]);
  });

  it("are waited for, all of them", () => {
    const desk = ends(handed("all"), "r-road");
    expect(desk.state).toBe("handed");
    expect(ends(desk, "r-road").state).toBe("handed");
    expect(ends(desk, "r-lamp").state).toBe("done");
  });

  it("are waited for, one of them, when that is enough", () => {
    expect(ends(handed("any"), "r-lamp").state).toBe("done");
  });

  it("are refused when they are none of this record's", () => {
    expect(refusalOf(() => ends(handed("all"), "r-other")).code).toBe("WORKFLOW_UNKNOWN_CHILD");
  });
});
