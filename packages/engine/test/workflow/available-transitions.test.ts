import { describe, expect, it } from "vitest";
import { availableTransitions, openSteps } from "../../src/workflow/index.js";
import { Desk, oneStep, type Staff } from "./desk.js";

const text = { type: "object" as const, properties: { why: { type: "string" as const } } };
const offered = (desk: Desk, person: string) =>
  availableTransitions(desk.workflow, desk.snapshot, desk.context(person)).map(({ step, refusal }) => `${step.id} ${refusal?.code ?? "yes"}`);

describe("what a person can do next", () => {
  it("is every step that people take from here, with the refusal that would come", () => {
    const desk = new Desk(oneStep({ roles: ["clerk"] }));
    expect(offered(desk, "clerk")).toEqual(["pass yes"]);
    expect(offered(desk, "chief")).toEqual(["pass WORKFLOW_ROLE_MISSING"]);
    expect(offered(desk.take("clerk", "pass"), "clerk")).toEqual([]);
  });

  it("is not refused for what is still to be typed: fields, a reason, a signature", () => {
    const form = { fields: ["grade"], required: ["grade"], input: { ...text, required: ["why"] }, signature: true };
    expect(offered(new Desk(oneStep({ roles: ["clerk"], comment: "required", form })), "clerk")).toEqual(["pass yes"]);
  });

  it("is refused by a guard over the record, not by one over what is still to be typed", () => {
    const guards = [
      { id: "typed", when: "input.why == '因故'", refusal: "写明缘由" },
      { id: "asked", when: "record.grade == 'A'", refusal: "须为甲等" },
      { id: "kept", when: "record.done == true", refusal: "尚未完成" },
    ];
    const step = oneStep({ roles: ["clerk"], form: { fields: ["grade"], input: text }, guards });
    const refused = availableTransitions(new Desk(step).workflow, new Desk(step).snapshot, new Desk(step).context("clerk"))[0]?.refusal;
    expect(refused?.messageIn("zh-CN")).toContain("尚未完成");
    expect(refused?.messageIn("zh-CN")).not.toContain("缘由");
    expect(offered(new Desk(step, { data: { done: true } }), "clerk")).toEqual(["pass yes"]);
  });

  it("is a count to be typed for a vote taken at a meeting", () => {
    const tally = { eligible: "input.due", present: "input.came", agree: "input.yes" };
    const numbers = { due: { type: "integer" as const }, came: { type: "integer" as const }, yes: { type: "integer" as const } };
    const quorum = { attendance: "2/3", majority: "1/2", tally };
    const desk = new Desk(oneStep({ roles: ["chief"], approval: { kind: "quorum", quorum }, form: { input: { type: "object", properties: numbers } } }));
    expect(offered(desk, "chief")).toEqual(["pass yes"]);
  });

  it("names the steps of running branches, and leaves out those of the clock", () => {
    const branches = [
      {
        id: "land",
        title: "用地",
        initial: "asked",
        states: [
          { id: "asked", title: "待批" },
          { id: "approved", title: "已批", kind: "final" as const },
        ],
        transitions: [{ id: "approve", title: "批准", from: ["asked"], to: "approved", roles: ["chief"] }],
      },
    ];
    const definition = oneStep(
      { roles: ["clerk"] },
      {
        states: [
          { id: "draft", title: "办理", kind: "parallel", branches, join: { when: "all", to: "done" } },
          { id: "back", title: "退回" },
          { id: "done", title: "办结", kind: "final" },
        ],
      },
    );
    const timer = { id: "late", title: "超时", from: ["draft"], to: "back", trigger: "timer" as const, after: "P9D" };
    const staff: Staff = { roles: { chief: ["chief"], clerk: ["clerk"] } };
    const desk = new Desk({ ...definition, transitions: [...definition.transitions, timer] }, { staff });
    expect(openSteps(desk.workflow, desk.snapshot).map(({ id }) => id)).toEqual(["pass", "approve"]);
    expect(offered(desk, "chief")).toEqual(["pass WORKFLOW_ROLE_MISSING", "approve yes"]);
  });

  it("never changes the standing that is looked at", () => {
    const desk = new Desk(oneStep({ approval: { kind: "all", roles: ["clerk"] } }));
    const before = structuredClone(desk.snapshot);
    offered(desk, "clerk");
    expect(desk.snapshot).toEqual(before);
  });
});
