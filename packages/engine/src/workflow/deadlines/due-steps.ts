import type { Deadline, DeadlineStanding } from "@zhili/contracts";
import { waitingFor } from "../approvals/decide.js";
import { moveBranch } from "../branches/move-branch.js";
import type { DueStep } from "../clock/due-step.js";
import { later } from "../clock/moments.js";
import type { CompiledPlace } from "../compile/index.js";
import { note } from "../run/note.js";
import { plan, planEffects } from "../run/plan-effects.js";
import { beginStep, type Run } from "../run/run.js";
import { moveToState } from "../states/move-to-state.js";
import { aroundDue } from "./due-at.js";
import { ladderId, reminderId, setDeadline } from "./extend.js";

interface Scope {
  readonly place: CompiledPlace;
  readonly standing: DeadlineStanding;
  readonly enteredAt: string;
  readonly branch?: string;
}

/** What a deadline still has to do: reminders, becoming overdue, the steps of its ladder. */
export function deadlineSteps(run: Run, scope: Scope): DueStep[] {
  const { deadline } = scope.place.definition;
  if (deadline === undefined) return [];
  return [...reminders(run, scope, deadline), ...falling(scope), ...ladder(run, scope, deadline)];
}

function reminders(run: Run, scope: Scope, deadline: Deadline): DueStep[] {
  const { standing, enteredAt, place, branch } = scope;
  return (deadline.remind ?? []).flatMap(({ id, at, roles }, index): DueStep[] => {
    const moment = aroundDue(standing.dueAt, at, run.context.calendar);
    if (standing.done.includes(reminderId(id)) || moment <= enteredAt) return [];
    const fire = (late: Run): void => {
      beginStep(late);
      setDeadline(late, branch, { ...standing, done: [...standing.done, reminderId(id)] });
      const asked = roles ?? responsible(place);
      plan(late, "remind", { roles: [...asked], ...awaited(late, place), title: place.definition.title, dueAt: standing.dueAt }, origin(scope, id));
      note(late, "deadline", { facts: { event: "reminded", id, dueAt: standing.dueAt, ...about(scope) } });
    };
    return [{ at: moment, rank: index, fire }];
  });
}

function falling(scope: Scope): DueStep[] {
  const { standing, branch } = scope;
  if (standing.overdue) return [];
  const fire = (late: Run): void => {
    beginStep(late);
    setDeadline(late, branch, { ...standing, overdue: true });
    note(late, "deadline", { facts: { event: "overdue", dueAt: standing.dueAt, ...about(scope) } });
  };
  return [{ at: standing.dueAt, rank: 1000, fire }];
}

function ladder(run: Run, scope: Scope, deadline: Deadline): DueStep[] {
  const { standing, place, branch } = scope;
  return (deadline.overdue ?? []).flatMap((step, index): DueStep[] => {
    if (standing.done.includes(ladderId(step.id))) return [];
    const moment = aroundDue(standing.dueAt, step.after, run.context.calendar);
    const fire = (late: Run): void => {
      beginStep(late);
      setDeadline(late, branch, { ...standing, overdue: true, done: [...standing.done, ladderId(step.id)] });
      const at = origin(scope, step.id);
      if (step.toLevel !== undefined || step.roles !== undefined || step.title !== undefined) {
        const level = step.toLevel === undefined ? {} : { toLevel: step.toLevel };
        plan(
          late,
          "escalate",
          {
            ...level,
            roles: [...(step.roles ?? responsible(place))],
            ...awaited(late, place),
            title: step.title ?? place.definition.title,
            tone: "bad",
            origin: at,
          },
          at,
        );
      }
      note(late, "deadline", { facts: { event: "escalated", id: step.id, dueAt: standing.dueAt, ...about(scope) } });
      const effects = place.ladder.get(step.id) ?? [];
      if (step.to === undefined) planEffects(late, effects, at);
      else if (branch !== undefined && isInBranch(late, branch, step.to)) moveBranch(late, branch, step.to, { kind: "deadline", origin: at, effects });
      else moveToState(late, step.to, { kind: "deadline", origin: at, effects });
    };
    return [{ at: later(moment, standing.dueAt), rank: 1001 + index, fire }];
  });
}

const isInBranch = (run: Run, branch: string, state: string): boolean =>
  run.workflow.states.get(run.snapshot.state)?.branches.get(branch)?.states.has(state) === true;

const origin = ({ place, branch }: Scope, id: string): string => `deadline:${branch === undefined ? "" : `${branch}/`}${place.definition.id}/${id}`;

const about = ({ branch }: Scope): { branch?: string } => (branch === undefined ? {} : { branch });

/** The parties of a jointly owned record for which the wait is: those that have not voted yet where all vote, else every one. */
function awaited(run: Run, { leaving }: CompiledPlace): { parties?: string[] } {
  const all = run.context.record.parties ?? [];
  if (all.length === 0) return {};
  const joint = leaving.filter(({ definition }) => definition.approval?.kind === "each-party");
  const silent = joint.flatMap((step) => {
    const standing = run.snapshot.approvals[step.id];
    return standing === undefined ? all : waitingFor(run, step, standing);
  });
  const parties = all.filter((party) => silent.includes(party));
  return { parties: [...(parties.length > 0 ? parties : all)] };
}

/** Roles of the steps that would end the wait. */
function responsible({ leaving }: CompiledPlace): string[] {
  const steps = leaving.map(({ definition }) => definition).filter(({ trigger }) => (trigger ?? "person") === "person");
  const main = steps.filter((step) => step.main === true);
  return [
    ...new Set(
      (main.length > 0 ? main : steps).flatMap(({ roles, approval }) => approval?.roles ?? roles ?? approval?.steps?.flatMap((step) => step.roles) ?? []),
    ),
  ];
}
