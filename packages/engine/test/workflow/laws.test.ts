import type { Snapshot, WorkflowDefinition } from "@zhili/contracts";
import { ZhiliError } from "@zhili/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkWorkflow, transition } from "../../src/workflow/index.js";
import { Desk, oneStep, type Staff } from "./desk.js";
import { PARTIES, STAFF, stories, type Try, workflows } from "./random-workflow.js";

const START = Date.parse("2026-03-02T01:00:00Z");
const RUNS = { numRuns: 60 };

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

/** The desk after the story; what is refused is left out, as in life. Undefined when the workflow goes round in a loop. */
function live(definition: WorkflowDefinition, story: readonly Try[], each: (desk: Desk) => void = () => undefined): Desk | undefined {
  const desk = guarded(() => new Desk(definition, { staff: STAFF, parties: PARTIES }));
  if (desk === undefined) return undefined;
  each(desk);
  let at = START;
  for (const { hours, actor, event } of story) {
    at += hours * 3_600_000;
    deepFreeze(desk.snapshot);
    guarded(() => desk.send(actor, event, new Date(at).toISOString()));
    each(desk);
  }
  return desk;
}

/** Refusals are part of the story; anything else is a fault. */
function guarded<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof ZhiliError && error.code.startsWith("WORKFLOW_")) return undefined;
    throw error;
  }
}

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

describe("laws of the workflow room", () => {
  it("a snapshot is never in a state that does not exist, nor are its branches", () => {
    fc.assert(
      fc.property(workflows, stories, (definition, story) => {
        live(definition, story, ({ snapshot }) => {
          const state = definition.states.find(({ id }) => id === snapshot.state);
          expect(state).toBeDefined();
          expect(snapshot.final).toBe(state?.kind === "final");
          expect(sorted(Object.keys(snapshot.branches ?? {}))).toEqual(sorted((state?.branches ?? []).map(({ id }) => id)));
          for (const [id, standing] of Object.entries(snapshot.branches ?? {}))
            expect(state?.branches?.find((branch) => branch.id === id)?.states.map((place) => place.id)).toContain(standing.state);
          expect(snapshot.window !== undefined).toBe(state?.window !== undefined);
        });
      }),
      RUNS,
    );
  });

  it("the same snapshot, event and moment give the same outcome, and what is given is never changed", () => {
    fc.assert(
      fc.property(workflows, stories, (definition, story) => {
        const desk = live(definition, story);
        if (desk === undefined) return;
        for (const { actor, event } of story) {
          const given = deepFreeze(structuredClone(desk.snapshot));
          const context = desk.context(actor);
          const once = outcome(() => transition(desk.workflow, given, deepFreeze(event), context));
          const twice = outcome(() => transition(desk.workflow, structuredClone(given), event, context));
          expect(twice).toEqual(once);
        }
      }),
      RUNS,
    );
  });

  it("replaying what happened gives the same snapshot, the same effects and the same timeline", () => {
    fc.assert(
      fc.property(workflows, stories, (definition, story) => {
        const desk = live(definition, story);
        if (desk === undefined) return;
        const again = new Desk(definition, { staff: STAFF, parties: PARTIES });
        for (const { event, actor, now } of desk.happened) again.send(actor, event, now);
        expect(again.snapshot).toEqual(desk.snapshot);
        expect(again.effects).toEqual(desk.effects);
        expect(again.timeline).toEqual(desk.timeline);
      }),
      RUNS,
    );
  });

  it("one late tick ends where many punctual ones do, each thing at its own moment", () => {
    fc.assert(
      fc.property(workflows, stories, fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 20 }), (definition, story, hours) => {
        const [late, punctual] = [live(definition, story), live(definition, story)];
        if (late === undefined || punctual === undefined) return;
        let at = Date.parse(late.now);
        const looped = [...hours, 0].some((more) => {
          at += more * 3_600_000;
          return !punctual.snapshot.final && guarded(() => punctual.tick(new Date(at).toISOString())) === undefined;
        });
        if (looped || guarded(() => late.tick(new Date(at).toISOString())) === undefined) return;
        expect(late.snapshot).toEqual(punctual.snapshot);
        expect(late.timeline).toEqual(punctual.timeline);
        expect(late.effects).toEqual(punctual.effects);
      }),
      RUNS,
    );
  });

  it("nothing is due before the moment that a snapshot names, and something may be at it", () => {
    fc.assert(
      fc.property(workflows, stories, (definition, story) => {
        const desk = live(definition, story);
        if (desk === undefined) return;
        const { nextAt, ...standing } = desk.snapshot;
        const before = nextAt === undefined ? "2027-06-01T00:00:00.000Z" : new Date(Date.parse(nextAt) - 1).toISOString();
        if (before < desk.now) return;
        const { nextAt: _, ...quiet } = desk.tick(before).snapshot;
        expect(quiet).toEqual(standing);
      }),
      RUNS,
    );
  });

  it("open tasks always belong to where the record is, and none is left when it has ended", () => {
    fc.assert(
      fc.property(workflows, stories, (definition, story) => {
        live(definition, story, (desk) => {
          const { snapshot, tasks } = desk;
          for (const task of tasks) expect(belongs(task, definition, snapshot), `${task} in ${snapshot.state}`).toBe(true);
          if (snapshot.final) expect(tasks).toEqual([]);
        });
      }),
      RUNS,
    );
  });

  it("a window that was closed is over: no objection, finding or tick brings that notice back", () => {
    fc.assert(
      fc.property(workflows, stories, (definition, story) => {
        const desk = live(definition, story);
        if (desk === undefined) return;
        const notices = desk.effects.filter(({ type }) => /^(open|pause|resume|close)-notice$/.test(type)).map(({ type }) => type.replace("-notice", ""));
        expect(notices.join(" ")).toMatch(/^(open( pause( resume pause)*( resume)?)? close ?)*(open( pause( resume pause)*( resume)?)?)?$/);
        expect(desk.snapshot.window !== undefined).toBe(notices.length > 0 && notices.at(-1) !== "close");
      }),
      RUNS,
    );
  });

  it("a quorum decides the same whatever the order of votes", () => {
    const decision = fc.constantFrom("agree" as const, "disagree" as const, "abstain" as const);
    const share = fc.constantFrom("1/3", "1/2", "2/3", "3/4", "1/1");
    const votes = fc
      .array(decision, { minLength: 1, maxLength: 9 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length })));
    fc.assert(
      fc.property(
        votes,
        share,
        share,
        fc.boolean(),
        fc.constantFrom("present" as const, "eligible" as const),
        ([list, order], attendance, majority, sealed, majorityOf) => {
          const definition = oneStep({
            approval: { kind: "quorum", roles: ["voter"], quorum: { attendance, majority, majorityOf }, sealed, rejected: "back" },
          });
          const staff: Staff = { roles: Object.fromEntries(list.map((_, at) => [`v${at}`, ["voter"]])) };
          const decided = (turn: readonly number[]) => {
            const desk = new Desk(definition, { staff });
            for (const at of turn) if (desk.state === "draft") desk.take(`v${at}`, "pass", { decision: list[at] ?? "agree" });
            return desk.state;
          };
          const [inOrder, shuffled] = [decided([...list.keys()]), decided(order)];
          expect(["done", "back"]).toContain(inOrder);
          expect(shuffled).toBe(inOrder);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("the random workflows name nothing that is not there, so that the laws are not empty", () => {
    const unknown = fc
      .sample(workflows, { numRuns: 50, seed: 7 })
      .flatMap((definition) => checkWorkflow(definition).filter(({ code }) => code.includes("UNKNOWN")));
    expect(unknown).toEqual([]);
    const seen = fc.sample(fc.tuple(workflows, stories), { numRuns: 250, seed: 7 }).flatMap(([definition, story]) => live(definition, story)?.timeline ?? []);
    expect(sorted(seen.map(({ kind }) => kind))).toEqual(
      expect.arrayContaining(["check", "deadline", "finding", "move", "notice", "objection", "transition", "vote"]),
    );
  });
});

function outcome(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (error instanceof ZhiliError) return { refused: error.code, facts: error.facts };
    throw error;
  }
}

/** Whether a task comes from the state where the record is, or from the states of its branches. */
function belongs(task: string, definition: WorkflowDefinition, snapshot: Snapshot): boolean {
  const state = definition.states.find(({ id }) => id === snapshot.state);
  const [kind = "", rest = ""] = [task.slice(0, task.indexOf(":")), task.slice(task.indexOf(":") + 1)];
  const standing = Object.entries(snapshot.branches ?? {}).flatMap(([id, { state: at }]) => {
    const branch = (state?.branches ?? []).find((one) => one.id === id);
    return branch === undefined ? [] : [{ id, at, steps: branch.transitions.filter(({ from }) => from.includes(at)) }];
  });
  switch (kind) {
    case "state":
      return rest === snapshot.state;
    case "check":
      return state?.checklist?.items.some(({ id }) => id === rest) === true && snapshot.checklist?.[rest] === undefined;
    case "objection":
      return snapshot.window?.objections[rest] !== undefined && snapshot.window.objections[rest]?.finding === undefined;
    case "branch":
      return standing.some(({ id }) => id === rest);
    case "deadline":
      return rest.startsWith(`${snapshot.state}/`) || standing.some(({ id, at }) => rest.startsWith(`${id}/${at}/`));
    case "approval": {
      const step = rest.split("/")[0] ?? "";
      const leaving = [...definition.transitions.filter(({ from }) => from.includes(snapshot.state)), ...standing.flatMap(({ steps }) => steps)];
      return leaving.some(({ id }) => id === step);
    }
    default:
      return false;
  }
}
