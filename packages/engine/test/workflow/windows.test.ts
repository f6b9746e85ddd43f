import type { WorkflowDefinition } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { calendar, Desk, refusalOf } from "./desk.js";

type Window = NonNullable<WorkflowDefinition["states"][number]["window"]>;

const notice = (window: Partial<Window> = {}): WorkflowDefinition => ({
  id: "posting",
  title: "公示",
  recordType: "matter",
  initial: "draft",
  states: [
    { id: "draft", title: "草拟" },
    {
      id: "posted",
      title: "公示中",
      window: {
        minDays: 5,
        dayKind: "workdays",
        notice: { report: "notice", title: "公示" },
        clean: "done",
        objections: { handledBy: ["chief"], within: "P5WD", upheld: "void" },
        ...window,
      },
    },
    { id: "done", title: "无异议", kind: "final" },
    { id: "void", title: "撤销", kind: "final" },
  ],
  transitions: [
    { id: "post", title: "公示", from: ["draft"], to: "posted", roles: ["clerk"] },
    { id: "recall", title: "撤回", from: ["posted"], to: "draft", roles: ["clerk"] },
  ],
});

const object = (desk: Desk, at: string, id = "o-1") => desk.send("resident", { type: "object", objection: id }, at);
const find = (desk: Desk, at: string, finding: "upheld" | "dismissed", id = "o-1") => desk.send("chief", { type: "find", objection: id, finding }, at);

describe("the window of a notice", () => {
  it("runs five workdays, the day of posting not counted, and closes by itself", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    expect(desk.snapshot.window).toMatchObject({ lastDay: "2026-03-09", closesAt: "2026-03-09T16:00:00.000Z" });
    expect(desk.snapshot.nextAt).toBe("2026-03-09T16:00:00.000Z");
    expect(desk.tick("2026-03-09T15:59:59Z").state).toBe("posted");
    expect(desk.tick("2026-03-09T16:00:00Z").state).toBe("done");
    expect(desk.planned("close-notice").map(({ params }) => params.status)).toEqual(["closed"]);
  });

  it("goes over the days off of National Day and counts the adjusted workday", () => {
    const desk = new Desk(notice(), { now: "2026-09-30T02:00:00Z" }).take("clerk", "post");
    expect(desk.snapshot.window?.lastDay).toBe("2026-10-13");
  });

  it("counts calendar days when it says so", () => {
    const desk = new Desk(notice({ minDays: 10, dayKind: "calendar" }), { now: "2026-09-30T02:00:00Z" }).take("clerk", "post");
    expect(desk.snapshot.window?.lastDay).toBe("2026-10-10");
  });

  it("stands still from the first objection on, and runs the days that were left when it is dismissed", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    object(desk, "2026-03-05T03:00:00Z");
    expect(desk.snapshot.window).toMatchObject({ pausedAt: "2026-03-05T03:00:00.000Z", remainingDays: 3 });
    expect(desk.tick("2026-03-20T00:00:00Z").state).toBe("posted");
    find(desk, "2026-03-20T01:00:00Z", "dismissed");
    expect(desk.snapshot.window).toMatchObject({ lastDay: "2026-03-25" });
    expect(desk.snapshot.window?.pausedAt).toBeUndefined();
    expect(desk.tick("2026-03-25T16:00:00Z").state).toBe("done");
  });

  it("waits until every objection is decided", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    object(desk, "2026-03-05T03:00:00Z");
    object(desk, "2026-03-06T03:00:00Z", "o-2");
    find(desk, "2026-03-06T04:00:00Z", "dismissed");
    expect(desk.snapshot.window?.pausedAt).toBeDefined();
    find(desk, "2026-03-09T04:00:00Z", "dismissed", "o-2");
    expect(desk.snapshot.window?.pausedAt).toBeUndefined();
  });

  it("is void when an objection is upheld: the notice is withdrawn and no later objection counts", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    object(desk, "2026-03-05T03:00:00Z");
    find(desk, "2026-03-06T03:00:00Z", "upheld");
    expect(desk.state).toBe("void");
    expect(desk.planned("close-notice").map(({ params }) => params.status)).toEqual(["withdrawn"]);
    expect(desk.tasks).toEqual([]);
    expect(refusalOf(() => object(desk, "2026-03-06T04:00:00Z", "o-2")).code).toBe("WORKFLOW_FINAL");
  });

  it("gives the finding a term by the calendar, and a task to whom it is up to", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    object(desk, "2026-03-05T03:00:00Z");
    const dueAt = calendar.addDuration("2026-03-05T03:00:00.000Z", "P5WD");
    expect(desk.snapshot.window?.objections["o-1"]?.dueAt).toBe(dueAt);
    expect(desk.planned("open-objection-task")[0]?.params).toMatchObject({ roles: ["chief"], dueAt });
    expect(desk.tasks).toContain("objection:o-1");
  });

  it("takes an objection once, only while it runs, and a finding once, by whom it is up to", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" });
    expect(refusalOf(() => object(desk, "2026-03-02T03:00:00Z")).code).toBe("WORKFLOW_WINDOW_CLOSED");
    desk.take("clerk", "post");
    object(desk, "2026-03-05T03:00:00Z");
    expect(refusalOf(() => object(desk, "2026-03-05T04:00:00Z")).code).toBe("WORKFLOW_OBJECTION_KNOWN");
    expect(refusalOf(() => desk.send("clerk", { type: "find", objection: "o-1", finding: "dismissed" })).code).toBe("WORKFLOW_ROLE_MISSING");
    expect(refusalOf(() => find(desk, "2026-03-05T05:00:00Z", "dismissed", "o-9")).code).toBe("WORKFLOW_OBJECTION_UNKNOWN");
    find(desk, "2026-03-05T05:00:00Z", "dismissed");
    expect(refusalOf(() => find(desk, "2026-03-05T06:00:00Z", "upheld")).code).toBe("WORKFLOW_OBJECTION_DECIDED");
  });

  it("closes first when an objection comes after the last day, however late the clock is", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    expect(refusalOf(() => object(desk, "2026-03-12T00:00:00Z")).code).toBe("WORKFLOW_FINAL");
    expect(desk.tick("2026-03-12T00:00:00Z").timeline.at(-1)?.at).toBe("2026-03-09T16:00:00.000Z");
  });

  it("runs on under an objection when it says so, but does not close before the finding", () => {
    const lasting = notice({ objections: { handledBy: ["chief"], upheld: "void", pauses: false } });
    const desk = new Desk(lasting, { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    object(desk, "2026-03-05T03:00:00Z");
    expect(desk.tick("2026-03-12T00:00:00Z").state).toBe("posted");
    expect(find(desk, "2026-03-12T01:00:00Z", "dismissed").state).toBe("done");
  });

  it("takes no objection when it is only announced", () => {
    const { objections: _, ...announced } = notice().states[1]?.window ?? ({} as Window);
    const definition = notice();
    const states = definition.states.map((state) => (state.id === "posted" ? { ...state, window: announced as Window } : state));
    const desk = new Desk({ ...definition, states: states.filter(({ id }) => id !== "void") }, { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    expect(refusalOf(() => object(desk, "2026-03-03T00:00:00Z")).code).toBe("WORKFLOW_OBJECTIONS_NOT_TAKEN");
  });

  it("begins anew, with its full days, when the notice is recalled and posted again", () => {
    const desk = new Desk(notice(), { now: "2026-03-02T02:00:00Z" }).take("clerk", "post");
    object(desk, "2026-03-05T03:00:00Z");
    desk.take("clerk", "recall").take("clerk", "post");
    expect(desk.snapshot.window).toEqual({ openedAt: "2026-03-05T03:00:00.000Z", ...calendar.noticeEnd(desk.now, 5, "workdays"), objections: {} });
  });
});
