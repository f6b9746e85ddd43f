import type { WorkflowDefinition } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { Desk, oneStep, refusalOf, type Staff } from "./desk.js";

type Approval = NonNullable<WorkflowDefinition["transitions"][number]["approval"]>;

const MOVES: NonNullable<Approval["allow"]> = ["add-signer", "delegate", "urge", "return", "withdraw"];
const countersign = oneStep({ approval: { kind: "all", roles: ["clerk"], allow: MOVES, returnTo: ["back"] } });
const desk = () => new Desk(countersign);

describe("moves beside yes and no", () => {
  it("are refused when the approval does not allow them", () => {
    const plain = new Desk(oneStep({ approval: { kind: "all", roles: ["clerk"] } }));
    for (const move of MOVES) expect(refusalOf(() => plain.move("clerk", move, { to: "guest", reason: "因故" })).code).toBe("WORKFLOW_MOVE_NOT_ALLOWED");
  });

  it("加签: one more person has to agree, and has a task", () => {
    const signed = desk().move("clerk", "add-signer", { to: "expert", reason: "请专家把关" });
    expect(signed.planned("open-tasks").at(-1)?.params).toMatchObject({ people: ["expert"] });
    signed.take("clerk", "pass").take("clerk2", "pass").take("clerk3", "pass");
    expect(signed.state).toBe("draft");
    expect(signed.take("expert", "pass").state).toBe("done");
  });

  it("加签: nobody is added twice, or who has a vote anyway", () => {
    const signed = desk().move("clerk", "add-signer", { to: "expert" });
    for (const to of ["expert", "clerk2", "clerk"]) expect(refusalOf(() => signed.move("clerk", "add-signer", { to })).code).toBe("WORKFLOW_ALREADY_VOTER");
    expect(refusalOf(() => signed.move("clerk", "add-signer")).code).toBe("WORKFLOW_PERSON_REQUIRED");
  });

  it("转办: the vote goes to another person and stays the first one's vote", () => {
    const handed = desk().move("clerk2", "delegate", { to: "expert", reason: "出差" });
    expect(refusalOf(() => handed.take("clerk2", "pass")).code).toBe("WORKFLOW_VOTE_DELEGATED");
    handed.take("expert", "pass").take("clerk", "pass");
    expect(handed.state).toBe("draft");
    expect(handed.take("clerk3", "pass").state).toBe("done");
    expect(handed.snapshot.takenBy.pass).toEqual(expect.arrayContaining(["expert", "clerk2"]));
  });

  it("转办: handed on again, the second holder has no vote left", () => {
    const handed = desk().move("clerk2", "delegate", { to: "expert" }).move("expert", "delegate", { to: "deputy" });
    expect(refusalOf(() => handed.take("expert", "pass")).code).toBe("WORKFLOW_ROLE_MISSING");
    handed.take("deputy", "pass").take("clerk", "pass");
    expect(handed.take("clerk3", "pass").state).toBe("done");
  });

  it("催办: reminds exactly those who have not voted", () => {
    const urged = desk().take("clerk", "pass").move("maker", "urge");
    expect(urged.planned("remind").map(({ params }) => params.people)).toEqual([["clerk2", "clerk3"]]);
    expect(urged.snapshot.approvals.pass?.urgedAt).toBe(urged.now);
    expect(refusalOf(() => urged.move("guest", "urge")).code).toBe("WORKFLOW_ROLE_MISSING");
  });

  it("驳回: goes back to a state that the approval names, with a reason", () => {
    expect(refusalOf(() => desk().move("clerk", "return", { to: "back" })).code).toBe("WORKFLOW_COMMENT_REQUIRED");
    expect(refusalOf(() => desk().move("clerk", "return", { to: "done", reason: "办结" })).code).toBe("WORKFLOW_RETURN_TARGET");
    const back = desk().take("clerk", "pass").move("clerk2", "return", { reason: "缺附件" });
    expect(back.state).toBe("back");
    expect(back.snapshot.approvals).toEqual({});
  });

  it("撤回: takes one's own vote back while the vote is open", () => {
    const open = desk().take("clerk", "pass").take("clerk2", "pass").move("clerk", "withdraw");
    expect(open.snapshot.approvals.pass?.votes.map(({ by }) => by)).toEqual(["clerk2"]);
    expect(refusalOf(() => open.move("clerk3", "withdraw")).code).toBe("WORKFLOW_NOTHING_TO_WITHDRAW");
    open.take("clerk", "pass", { decision: "disagree" });
    expect(open.snapshot.approvals.pass).toMatchObject({ round: 2, votes: [] });
  });

  it("撤回: whoever made the record takes the whole vote back, and it starts anew", () => {
    const open = desk().take("clerk", "pass").move("maker", "withdraw", { reason: "补充材料" });
    expect(open.state).toBe("draft");
    expect(open.snapshot.approvals).toEqual({});
    const back = desk().take("clerk", "pass").move("maker", "withdraw", { to: "back" });
    expect(back.state).toBe("back");
  });

  it("撤回: a sequence taken back asks its first step again, with the task that goes with it", () => {
    const steps: NonNullable<Approval["steps"]> = [
      { id: "first", title: "初审", roles: ["clerk"] },
      { id: "second", title: "终审", roles: ["chief"] },
    ];
    const staff: Staff = { roles: { clerk: ["clerk"], chief: ["chief"] } };
    const open = new Desk(oneStep({ approval: { kind: "sequence", steps, allow: ["withdraw"] } }), { staff }).take("clerk", "pass");
    expect(open.tasks).toEqual(["approval:pass/second"]);
    open.move("maker", "withdraw");
    expect(open.tasks).toEqual(["approval:pass/first"]);
    expect(open.take("clerk", "pass").take("chief", "pass").state).toBe("done");
  });
});
