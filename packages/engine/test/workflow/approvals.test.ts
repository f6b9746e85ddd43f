import type { WorkflowDefinition } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { visibleApproval } from "../../src/workflow/index.js";
import { Desk, oneStep, refusalOf, type Staff } from "./desk.js";

type Approval = NonNullable<WorkflowDefinition["transitions"][number]["approval"]>;

const approve = (approval: Approval) => oneStep({ approval });
const five: Staff = { roles: Object.fromEntries(["a", "b", "c", "d", "e"].map((person) => [person, ["voter"]])) };
const half: NonNullable<Approval["quorum"]> = { attendance: "2/3", majority: "1/2" };

describe("an approval by any", () => {
  const any = approve({ kind: "any", roles: ["clerk"] });

  it("passes with one yes", () => {
    expect(new Desk(any).take("clerk", "pass").state).toBe("done");
  });

  it("is refused with one no, and a new round begins where the record stands", () => {
    const desk = new Desk(any).take("clerk", "pass", { decision: "disagree", comment: "材料不全" });
    expect(desk.state).toBe("draft");
    expect(desk.snapshot.approvals.pass).toMatchObject({ round: 2, votes: [] });
    expect(desk.take("clerk", "pass").state).toBe("done");
  });

  it("goes to the state for refusals when one is named, with its effects", () => {
    const definition = approve({ kind: "any", roles: ["clerk"], rejected: "back", onRejected: [{ id: "tell", type: "notify", params: { title: "退回" } }] });
    const desk = new Desk(definition).take("clerk", "pass", { decision: "disagree" });
    expect(desk.state).toBe("back");
    expect(desk.planned("notify").map(({ origin }) => origin)).toEqual(["rejected:pass"]);
  });

  it("is not for people without the role", () => {
    const refusal = refusalOf(() => new Desk(any).take("chief", "pass"));
    expect(refusal).toMatchObject({ code: "WORKFLOW_ROLE_MISSING" });
    expect(refusal.said).toContain("clerk");
  });
});

describe("an approval by all", () => {
  const all = approve({ kind: "all", roles: ["clerk"] });

  it("waits for everyone who holds the role", () => {
    const desk = new Desk(all).take("clerk", "pass").take("clerk2", "pass");
    expect(desk.state).toBe("draft");
    expect(desk.take("clerk3", "pass").state).toBe("done");
    expect(desk.snapshot.takenBy.pass).toEqual(["clerk", "clerk2", "clerk3"]);
  });

  it("ends with the first no", () => {
    const desk = new Desk(approve({ kind: "all", roles: ["clerk"], rejected: "back" })).take("clerk", "pass").take("clerk2", "pass", { decision: "disagree" });
    expect(desk.state).toBe("back");
  });

  it("lets nobody vote twice", () => {
    const desk = new Desk(all).take("clerk", "pass");
    expect(refusalOf(() => desk.take("clerk", "pass")).code).toBe("WORKFLOW_ALREADY_VOTED");
  });

  it("keeps what was typed until it passes, and lets later voters add to it but not change it", () => {
    const form = { fields: ["grade", "note"] };
    const desk = new Desk(oneStep({ approval: { kind: "all", roles: ["clerk"] }, form }));
    desk.take("clerk", "pass", { input: { grade: "A" } });
    expect(desk.data).toEqual({});
    expect(refusalOf(() => desk.take("clerk2", "pass", { input: { grade: "B" } })).code).toBe("WORKFLOW_INPUT_FIXED");
    desk.take("clerk2", "pass", { input: { note: "已核" } }).take("clerk3", "pass");
    expect(desk.data).toEqual({ grade: "A", note: "已核" });
  });

  it("does not count those whom separation of duties bars", () => {
    const definition = oneStep({ approval: { kind: "all", roles: ["clerk"] }, notBy: ["create"] });
    const desk = new Desk(definition, { createdBy: "clerk" });
    expect(refusalOf(() => desk.take("clerk", "pass")).code).toBe("WORKFLOW_SEPARATION");
    expect(desk.take("clerk2", "pass").take("clerk3", "pass").state).toBe("done");
  });
});

describe("a quorum", () => {
  const council = approve({ kind: "quorum", roles: ["voter"], quorum: half, rejected: "back" });

  it("passes once it can't fail any more", () => {
    const desk = new Desk(council, { staff: five }).take("a", "pass").take("b", "pass");
    expect(desk.state).toBe("draft");
    expect(desk.take("c", "pass", { decision: "abstain" }).state).toBe("draft");
    expect(desk.take("d", "pass").state).toBe("done");
  });

  it("is refused once it can't pass any more", () => {
    const desk = new Desk(council, { staff: five });
    for (const person of ["a", "b"]) desk.take(person, "pass", { decision: "disagree" });
    desk.take("c", "pass", { decision: "abstain" });
    expect(desk.state).toBe("draft");
    expect(desk.take("d", "pass", { decision: "disagree" }).state).toBe("back");
  });

  it("takes more than half to agree, not half", () => {
    const four: Staff = { roles: { a: ["voter"], b: ["voter"], c: ["voter"], d: ["voter"] } };
    const desk = new Desk(council, { staff: four }).take("a", "pass").take("b", "pass").take("c", "pass", { decision: "disagree" });
    expect(desk.take("d", "pass", { decision: "disagree" }).state).toBe("back");
  });

  it("is not closed by the convenor while too few have voted, and is closed by them once enough have", () => {
    const definition = oneStep({ roles: ["chief"], approval: { kind: "quorum", roles: ["voter"], quorum: half } });
    const staff = { roles: { ...five.roles, chief: ["chief"] } };
    const desk = new Desk(definition, { staff }).take("chief", "pass").take("a", "pass").take("b", "pass").take("c", "pass");
    const refusal = refusalOf(() => desk.take("chief", "pass"));
    expect(refusal).toMatchObject({ code: "WORKFLOW_QUORUM_SHORT", facts: { eligible: 5, present: 3, needed: 4 } });
    desk.take("d", "pass", { decision: "disagree" });
    expect(desk.state).toBe("done");
  });

  it("decides by the numbers of a meeting: 68 of 90 came and 41 agreed", () => {
    const tally = { eligible: "input.due", present: "input.came", agree: "input.yes", against: "input.no", abstain: "input.none" };
    const numbers = Object.fromEntries(["due", "came", "yes", "no", "none"].map((name) => [name, { type: "integer" as const }]));
    const definition = oneStep({
      roles: ["chief"],
      approval: { kind: "quorum", quorum: { ...half, tally } },
      form: { input: { type: "object", properties: numbers } },
    });
    const count = (came: number, yes: number) => ({ input: { due: 90, came, yes, no: came - yes - 7, none: 7 } });
    expect(new Desk(definition).take("chief", "pass", count(68, 41)).state).toBe("done");
    expect(new Desk(definition).take("chief", "pass", count(68, 34)).state).toBe("draft");
    expect(refusalOf(() => new Desk(definition).take("chief", "pass", count(58, 41)))).toMatchObject({ code: "WORKFLOW_QUORUM_SHORT", facts: { needed: 60 } });
    expect(refusalOf(() => new Desk(definition).take("chief", "pass", count(91, 41))).code).toBe("WORKFLOW_TALLY_INVALID");
  });
});

describe("a sealed ballot", () => {
  const sealed = approve({ kind: "all", roles: ["clerk"], sealed: true, rejected: "back" });

  it("hides what others chose until all have voted, and shows one's own", () => {
    const desk = new Desk(sealed).take("clerk", "pass").take("clerk2", "pass", { decision: "disagree", comment: "不同意" });
    const standing = desk.snapshot.approvals.pass;
    if (standing === undefined) throw new Error("no vote");
    const seen = visibleApproval(sealed.transitions[0]?.approval, standing, { id: "clerk2" });
    expect(seen.votes.map(({ by, decision, comment }) => [by, decision, comment])).toEqual([
      ["clerk", undefined, undefined],
      ["clerk2", "disagree", "不同意"],
    ]);
    expect(JSON.stringify(desk.timeline)).not.toContain("不同意");
  });

  it("is not decided before the last vote, whatever the votes are", () => {
    const desk = new Desk(sealed).take("clerk", "pass", { decision: "disagree" }).take("clerk2", "pass");
    expect(desk.state).toBe("draft");
    expect(desk.take("clerk3", "pass").state).toBe("back");
  });

  it("is opened in the timeline when it is over", () => {
    const desk = new Desk(sealed).take("clerk", "pass").take("clerk2", "pass").take("clerk3", "pass", { decision: "disagree" });
    const last = desk.timeline.findLast(({ kind }) => kind === "transition");
    expect(last?.facts.votes).toMatchObject([
      { by: "clerk", decision: "agree" },
      { by: "clerk2", decision: "agree" },
      { by: "clerk3", decision: "disagree" },
    ]);
  });
});

describe("an approval by each party", () => {
  const joint = oneStep({ roles: ["clerk"], approval: { kind: "each-party" } });
  const staff: Staff = {
    roles: { west: ["clerk"], west2: ["clerk"], east: ["clerk"], other: ["clerk"] },
    parties: { west: "W", west2: "W", east: "E", other: "X" },
  };
  const desk = () => new Desk(joint, { staff, parties: ["W", "E"] });

  it("passes when every side has agreed in its own organisation", () => {
    const both = desk();
    expect(both.tasks).toEqual(["approval:pass/W", "approval:pass/E"]);
    both.take("west", "pass");
    expect(both.tasks).toEqual(["approval:pass/E"]);
    expect(both.state).toBe("draft");
    expect(both.take("east", "pass").state).toBe("done");
  });

  it("takes one vote of each side", () => {
    const one = desk().take("west", "pass");
    expect(refusalOf(() => one.take("west2", "pass")).code).toBe("WORKFLOW_PARTY_VOTED");
    expect(refusalOf(() => one.take("other", "pass")).code).toBe("WORKFLOW_NO_PARTY");
  });

  it("asks every side again when one has refused", () => {
    const again = desk().take("west", "pass").take("east", "pass", { decision: "disagree" });
    expect(again.state).toBe("draft");
    expect([...again.tasks].sort()).toEqual(["approval:pass/E", "approval:pass/W"]);
    expect(again.take("west", "pass").take("east", "pass").state).toBe("done");
  });
});

describe("a sequence", () => {
  const steps: NonNullable<Approval["steps"]> = [
    { id: "first", title: "初审", roles: ["clerk"], mode: "all" },
    { id: "second", title: "终审", roles: ["chief"] },
  ];
  const sequence = approve({ kind: "sequence", steps, rejected: "back" });
  const two: Staff = { roles: { a: ["clerk"], b: ["clerk"], chief: ["chief"], chief2: ["chief"] } };

  it("asks one after the other, everybody or anybody as each says, with one task at a time", () => {
    const desk = new Desk(sequence, { staff: two });
    expect(desk.tasks).toEqual(["approval:pass/first"]);
    expect(refusalOf(() => desk.take("chief", "pass")).code).toBe("WORKFLOW_ROLE_MISSING");
    desk.take("a", "pass");
    expect(desk.snapshot.approvals.pass?.step).toBe("first");
    desk.take("b", "pass");
    expect(desk.snapshot.approvals.pass?.step).toBe("second");
    expect(desk.tasks).toEqual(["approval:pass/second"]);
    expect(desk.take("chief2", "pass").state).toBe("done");
    expect(desk.tasks).toEqual([]);
  });

  it("ends at the step that says no", () => {
    const desk = new Desk(sequence, { staff: two }).take("a", "pass").take("b", "pass").take("chief", "pass", { decision: "disagree" });
    expect(desk.state).toBe("back");
  });

  it("begins at its first step again when it is refused where the record stands", () => {
    const desk = new Desk(approve({ kind: "sequence", steps }), { staff: two });
    desk.take("a", "pass").take("b", "pass").take("chief", "pass", { decision: "disagree" });
    expect(desk.snapshot.approvals.pass).toMatchObject({ round: 2, step: "first" });
    expect(desk.tasks).toEqual(["approval:pass/first"]);
  });
});
