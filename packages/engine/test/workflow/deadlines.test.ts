import type { WorkflowDefinition } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { Desk, refusalOf } from "./desk.js";

type Deadline = NonNullable<WorkflowDefinition["states"][number]["deadline"]>;

const timed = (deadline: Deadline): WorkflowDefinition => ({
  id: "timed",
  title: "限时办事",
  recordType: "matter",
  initial: "handling",
  states: [
    { id: "handling", title: "办理中", deadline },
    { id: "taken-over", title: "上级接办" },
    { id: "done", title: "办结", kind: "final" },
  ],
  transitions: [
    { id: "finish", title: "办结", from: ["handling", "taken-over"], to: "done", roles: ["clerk"] },
    { id: "note", title: "记录进展", from: ["handling"], to: "handling", roles: ["clerk"] },
  ],
});

const ladder: Deadline = {
  within: "P5WD",
  remind: [{ id: "day-before", at: "-P1WD" }],
  extension: { by: "P3WD", roles: ["clerk"] },
  overdue: [
    { id: "street", after: "PT0S", toLevel: "street", roles: ["chief"], title: "逾期" },
    { id: "county", after: "P5WD", toLevel: "county", to: "taken-over", effects: [{ id: "tell", type: "notify", params: { title: "超期五日" } }] },
  ],
};

const start = "2026-03-02T01:00:00Z";
const events = (desk: Desk) =>
  desk.timeline.filter(({ kind, facts }) => kind === "deadline" && facts.event !== undefined).map(({ at, facts }) => `${at.slice(0, 16)} ${facts.event}`);

describe("a deadline", () => {
  it("reminds before it is due, is overdue, and climbs the ladder, each at its own moment", () => {
    const desk = new Desk(timed(ladder), { now: start });
    expect(desk.snapshot.deadline?.dueAt).toBe("2026-03-09T16:00:00.000Z");
    for (const day of ["2026-03-06", "2026-03-09", "2026-03-10", "2026-03-17"]) desk.tick(`${day}T18:00:00Z`);
    expect(events(desk)).toEqual(["2026-03-05T16:00 reminded", "2026-03-09T16:00 overdue", "2026-03-09T16:00 escalated", "2026-03-15T16:00 escalated"]);
    expect(desk.planned("remind")[0]?.params).toMatchObject({ roles: ["clerk"], title: "办理中" });
    expect(desk.planned("escalate").map(({ params }) => [params.toLevel, params.roles])).toEqual([
      ["street", ["chief"]],
      ["county", ["clerk"]],
    ]);
    expect(desk.state).toBe("taken-over");
    expect(desk.planned("notify")).toHaveLength(1);
    expect(desk.snapshot.deadline).toBeUndefined();
  });

  it("does nothing any more when the record has left the state in time", () => {
    const desk = new Desk(timed(ladder), { now: start }).take("clerk", "finish");
    expect(desk.snapshot.nextAt).toBeUndefined();
    expect(desk.tick("2026-05-01T00:00:00Z").planned("escalate")).toEqual([]);
  });

  it("runs on through a step that leads back to the same state", () => {
    const desk = new Desk(timed(ladder), { now: start });
    const before = desk.snapshot.deadline;
    desk.now = "2026-03-04T01:00:00Z";
    expect(desk.take("clerk", "note").snapshot.deadline).toEqual(before);
  });

  it("is extended once, before it is due, with a reason, by whom it is up to", () => {
    const desk = new Desk(timed(ladder), { now: start });
    expect(refusalOf(() => desk.move("chief", "extend", { reason: "雨天" })).code).toBe("WORKFLOW_ROLE_MISSING");
    expect(refusalOf(() => desk.move("clerk", "extend")).code).toBe("WORKFLOW_COMMENT_REQUIRED");
    desk.move("clerk", "extend", { reason: "雨天停工" });
    expect(desk.snapshot.deadline).toMatchObject({ dueAt: "2026-03-12T16:00:00.000Z", extended: 1, overdue: false });
    expect(refusalOf(() => desk.move("clerk", "extend", { reason: "再延" })).code).toBe("WORKFLOW_EXTENSION_USED");
  });

  it("is not extended after it was due, also when the clock is late", () => {
    const desk = new Desk(timed(ladder), { now: start });
    desk.now = "2026-03-09T16:00:00Z";
    expect(refusalOf(() => desk.move("clerk", "extend", { reason: "雨天" })).code).toBe("WORKFLOW_EXTENSION_LATE");
  });

  it("is reminded of again before the new day when it was extended after the reminder", () => {
    const desk = new Desk(timed(ladder), { now: start }).tick("2026-03-06T00:00:00Z");
    desk.move("clerk", "extend", { reason: "雨天停工" }).tick("2026-03-12T00:00:00Z");
    expect(events(desk)).toEqual(["2026-03-05T16:00 reminded", "2026-03-06T00:00 extended", "2026-03-10T16:00 reminded"]);
  });

  it("is not extended where the definition allows none", () => {
    const desk = new Desk(timed({ within: "P5WD" }), { now: start });
    expect(refusalOf(() => desk.move("clerk", "extend", { reason: "雨天" })).code).toBe("WORKFLOW_EXTENSION_NOT_ALLOWED");
  });

  it("is as long as the record's own field says", () => {
    const graded: Deadline = { within: { by: "grade", durations: { urgent: "PT24H", ordinary: "P5WD" }, otherwise: "P15WD" } };
    const dueOf = (grade: string) => new Desk(timed(graded), { now: start, data: { grade } }).snapshot.deadline?.dueAt;
    expect([dueOf("urgent"), dueOf("ordinary"), dueOf("complex")]).toEqual([
      "2026-03-03T01:00:00.000Z",
      "2026-03-09T16:00:00.000Z",
      "2026-03-23T16:00:00.000Z",
    ]);
  });

  it("is counted from a date of the record when it says so", () => {
    const dated = new Desk(timed({ within: "P30D", from: "due" }), { now: start, data: { due: "2026-03-10" } });
    expect(dated.snapshot.deadline?.dueAt).toBe("2026-04-09T16:00:00.000Z");
  });
});
