import type { WorkflowDefinition } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { visibleChecklist } from "../../src/workflow/index.js";
import { Desk, refusalOf, type Staff } from "./desk.js";

const staff: Staff = { roles: { police: ["police"], audit: ["audit"], both: ["police", "audit"], office: ["office"] } };

const gates: WorkflowDefinition = {
  id: "gates",
  title: "联审",
  recordType: "candidate",
  initial: "review",
  states: [
    {
      id: "review",
      title: "联审",
      checklist: {
        items: [
          { id: "conduct", title: "品行关", roles: ["police"] },
          { id: "honesty", title: "廉洁关", roles: ["audit"] },
        ],
        passed: "speech",
        failed: "out",
        confidentialTo: ["office"],
        onFailed: [{ id: "tell", type: "notify", params: { title: "未通过" } }],
      },
    },
    { id: "speech", title: "竞选" },
    { id: "out", title: "终止", kind: "final" },
    { id: "in", title: "任用", kind: "final" },
  ],
  transitions: [{ id: "appoint", title: "任用", from: ["speech"], to: "in", roles: ["office"] }],
};

const desk = () => new Desk(gates, { staff });
const check = (at: Desk, who: string, item: string, result: "pass" | "fail" = "pass", basis = "已核") => at.send(who, { type: "check", item, result, basis });

describe("a checklist gate", () => {
  it("opens when every check has passed, each by its own checker, each with a task", () => {
    const open = desk();
    expect(open.tasks).toEqual(["check:conduct", "check:honesty"]);
    check(open, "police", "conduct");
    expect(open.state).toBe("review");
    expect(open.tasks).toEqual(["check:honesty"]);
    expect(check(open, "audit", "honesty").state).toBe("speech");
    expect(open.snapshot.checklist).toMatchObject({ conduct: { result: "pass", by: "police" }, honesty: { result: "pass", by: "audit" } });
  });

  it("ends with the first failure, whatever the others say", () => {
    const ended = check(desk(), "audit", "honesty", "fail", "在查");
    expect(ended.state).toBe("out");
    expect(ended.planned("notify")).toHaveLength(1);
    expect(ended.tasks).toEqual([]);
    expect(refusalOf(() => check(ended, "police", "conduct")).code).toBe("WORKFLOW_FINAL");
  });

  it("is checked by the role of each check, by nobody twice, and once only", () => {
    expect(refusalOf(() => check(desk(), "police", "honesty")).code).toBe("WORKFLOW_ROLE_MISSING");
    const half = check(desk(), "both", "conduct");
    expect(refusalOf(() => check(half, "both", "honesty")).code).toBe("WORKFLOW_SAME_CHECKER");
    expect(refusalOf(() => check(half, "police", "conduct")).code).toBe("WORKFLOW_CHECK_DONE");
    expect(refusalOf(() => check(half, "police", "character")).code).toBe("WORKFLOW_UNKNOWN_CHECK");
  });

  it("asks for the basis of each result", () => {
    expect(refusalOf(() => check(desk(), "police", "conduct", "pass", "  ")).code).toBe("WORKFLOW_BASIS_REQUIRED");
  });

  it("shows the results to all and the reasons only to whom they are for, and to the checker", () => {
    const ended = check(desk(), "audit", "honesty", "fail", "在查");
    const seenBy = (id: string) =>
      visibleChecklist(ended.workflow, ended.snapshot, { id, holdsRole: (asked) => asked.find((role) => staff.roles[id]?.includes(role)) });
    expect(seenBy("police").honesty).toEqual({ result: "fail", by: "audit", at: ended.now });
    expect(seenBy("office").honesty?.basis).toBe("在查");
    expect(seenBy("audit").honesty?.basis).toBe("在查");
  });
});
