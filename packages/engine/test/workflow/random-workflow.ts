import type { WorkflowDefinition } from "@zhili/contracts";
import fc from "fast-check";
import type { WorkflowEvent } from "../../src/workflow/index.js";
import type { Staff } from "./desk.js";

type State = WorkflowDefinition["states"][number];
type Step = WorkflowDefinition["transitions"][number];
type Deadline = NonNullable<State["deadline"]>;

/** Everybody who takes part in the random stories. */
export const STAFF: Staff = {
  roles: { maker: [], a: ["clerk"], b: ["clerk"], c: ["clerk", "chief"], d: ["chief"], guest: [] },
  parties: { a: "W", b: "E", c: "E" },
};
export const PARTIES = ["W", "E"];
const PEOPLE = [...Object.keys(STAFF.roles), "system"];
const STATES = ["s0", "s1", "s2", "s3"];
const state = fc.constantFrom(...STATES, "end");
const duration = fc.constantFrom("PT6H", "P1D", "P2WD", "P5WD");

const up = { id: "up", after: "PT0S", toLevel: "county", roles: ["chief"] };

const deadline: fc.Arbitrary<Deadline> = fc
  .record({ within: duration, reminds: fc.boolean(), extends: fc.boolean(), to: fc.option(state, { nil: undefined }) })
  .map(({ within, reminds, extends: longer, to }) => ({
    within,
    ...(reminds ? { remind: [{ id: "soon", at: "-P1D" }] } : {}),
    ...(longer ? { extension: { by: "P2WD", roles: ["clerk"] } } : {}),
    overdue: to === undefined ? [up] : [up, { id: "go", after: "P1WD", to }],
  }));

const approval: fc.Arbitrary<NonNullable<Step["approval"]>> = fc
  .record(
    {
      kind: fc.constantFrom("any" as const, "all" as const, "quorum" as const, "each-party" as const, "sequence" as const),
      sealed: fc.boolean(),
      rejected: state,
      allow: fc.constant(["add-signer", "delegate", "urge", "return", "withdraw"] as NonNullable<Step["approval"]>["allow"]),
      returnTo: fc.constant(["s0"]),
    },
    { requiredKeys: ["kind"] },
  )
  .map(({ kind, ...rest }) => ({
    ...(rest as object),
    kind,
    ...(kind === "sequence"
      ? {
          steps: [
            { id: "one", title: "一", roles: ["clerk"] },
            { id: "two", title: "二", roles: ["chief"], mode: "all" as const },
          ],
        }
      : { roles: ["clerk"] }),
    ...(kind === "quorum" ? { quorum: { attendance: "2/3", majority: "1/2" } } : {}),
  }));

const step = (id: string): fc.Arbitrary<Step> =>
  fc
    .record({
      from: fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1, maxLength: 3 }),
      to: state,
      kind: fc.constantFrom("plain", "vote", "timer", "day"),
      approval,
      after: duration,
    })
    .map(({ from, to, kind, approval: vote, after }): Step => {
      const base = { id, title: id, from, to };
      if (kind === "timer") return { ...base, trigger: "timer", after };
      if (kind === "day") return { ...base, trigger: "automatic", guards: [{ id: "day", when: "today >= '2026-03-20'", refusal: "未到" }] };
      return kind === "vote" ? { ...base, roles: ["clerk"], approval: vote } : { ...base, roles: ["clerk", "chief"], owner: true };
    });

const branched: Pick<State, "branches" | "join"> = {
  join: { when: "all", to: "end" },
  branches: ["left", "right"].map((id) => ({
    id,
    title: id,
    initial: "b0",
    states: [
      { id: "b0", title: "b0", deadline: { within: "P3D", overdue: [{ id: "late", after: "PT0S", to: "b1" }] } },
      { id: "b1", title: "b1" },
      { id: "b2", title: "b2", kind: "final" as const },
    ],
    transitions: [
      {
        id: `${id}-go`,
        title: "go",
        from: ["b0", "b1"],
        to: "b2",
        roles: ["clerk"],
        approval: { kind: id === "left" ? ("each-party" as const) : ("all" as const), rejected: "b1" },
      },
      { id: `${id}-back`, title: "back", from: ["b1"], to: "b0", roles: ["chief"] },
    ],
  })),
};

const place = (id: string): fc.Arbitrary<State> =>
  fc
    .record({
      kind: fc.constantFrom("plain", "plain", "window", "gate", "parallel"),
      deadline: fc.option(deadline, { nil: undefined }),
      clean: state,
      upheld: state,
    })
    .map(({ kind, deadline: limit, clean, upheld }): State => {
      const base = { id, title: id, ...(limit === undefined ? {} : { deadline: limit }) };
      if (kind === "window")
        return {
          ...base,
          window: {
            minDays: 3,
            dayKind: "workdays",
            notice: { report: "n", title: "公示" },
            clean,
            objections: { handledBy: ["chief"], within: "P2WD", upheld },
          },
        };
      if (kind === "gate")
        return {
          ...base,
          checklist: {
            items: [
              { id: "x", title: "x", roles: ["clerk"] },
              { id: "y", title: "y", roles: ["chief"] },
            ],
            passed: clean,
            failed: upheld,
          },
        };
      return kind === "parallel" ? { ...base, kind: "parallel", ...prefixed(id, branched) } : base;
    });

/** Ids of steps are unique in the whole workflow. */
function prefixed(id: string, part: typeof branched): typeof branched {
  return {
    ...part,
    branches: (part.branches ?? []).map((branch) => ({ ...branch, transitions: branch.transitions.map((one) => ({ ...one, id: `${id}-${one.id}` })) })),
  };
}

/** Workflows of every kind of state and step, tangled. */
export const workflows: fc.Arbitrary<WorkflowDefinition> = fc
  .tuple(fc.tuple(...STATES.map(place)), fc.tuple(...["t0", "t1", "t2", "t3", "t4", "t5"].map(step)))
  .map(([states, transitions]) => ({
    id: "random",
    title: "随机流程",
    recordType: "matter",
    initial: "s0",
    states: [...states, { id: "end", title: "end", kind: "final" as const }],
    transitions,
  }));

/** One thing that somebody tries, some hours after the one before. */
export interface Try {
  readonly hours: number;
  readonly actor: string;
  readonly event: WorkflowEvent;
}

const stepIds = [
  "t0",
  "t1",
  "t2",
  "t3",
  "t4",
  "t5",
  ...STATES.flatMap((id) => ["left-go", "left-back", "right-go", "right-back"].map((name) => `${id}-${name}`)),
];
const person = fc.constantFrom(...PEOPLE);
const event: fc.Arbitrary<WorkflowEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("take" as const),
      transition: fc.constantFrom(...stepIds),
      decision: fc.constantFrom("agree" as const, "agree" as const, "disagree" as const, "abstain" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("check" as const),
      item: fc.constantFrom("x", "y"),
      result: fc.constantFrom("pass" as const, "pass" as const, "fail" as const),
      basis: fc.constant("已核"),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("object" as const), objection: fc.constantFrom("o1", "o1", "o2") }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("find" as const),
      objection: fc.constantFrom("o1", "o1", "o2"),
      finding: fc.constantFrom("dismissed" as const, "upheld" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("move" as const),
      move: fc.constantFrom("add-signer" as const, "delegate" as const, "urge" as const, "return" as const, "withdraw" as const, "extend" as const),
      to: fc.constantFrom("guest", "s0"),
      reason: fc.constant("因故"),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: "tick" as const }) },
);

export const stories: fc.Arbitrary<Try[]> = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 60 }), actor: person, event }), { maxLength: 30 });
