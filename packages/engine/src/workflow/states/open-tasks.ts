import type { JsonObject, Transition, WorkflowState } from "@zhili/contracts";
import type { CompiledPlace } from "../compile/index.js";
import { plan } from "../run/plan-effects.js";
import type { Run } from "../run/run.js";

interface Asked {
  readonly roles: readonly string[];
  readonly owner: boolean;
}

/** Plans what lands in inboxes while the record is in a place: one task for those who take its main steps, one for each check, one for each party of a joint step. */
export function openTasks(run: Run, place: CompiledPlace, origin: string, dueAt: string | undefined, own?: WorkflowState): void {
  if (place.definition.kind === "final" || own?.task?.none === true) return;
  const title = own?.task?.title ?? place.definition.title;
  const due = dueAt === undefined ? {} : { dueAt };
  for (const item of own?.checklist?.items ?? [])
    plan(run, "open-tasks", { title: item.title, roles: item.roles, ...due, origin: `check:${item.id}` }, `check:${item.id}`);

  const steps = mainSteps(place);
  const given = own?.task?.roles;
  const joint = (run.context.record.parties?.length ?? 0) === 0 ? [] : steps.filter(({ approval }) => approval?.kind === "each-party");
  const ordered = given === undefined ? steps.filter(({ approval }) => approval?.kind === "sequence") : [];
  for (const step of joint) openPartyTasks(run, step, title, given, due);
  for (const step of ordered) openStepTask(run, step, step.approval?.steps?.[0]?.id);
  const asked = askedFor(steps.filter((step) => !joint.includes(step) && !ordered.includes(step)));
  const roles = joint.length > 0 ? asked.roles : (given ?? asked.roles);
  const people = asked.owner && given === undefined ? [run.context.record.createdBy] : [];
  if (roles.length === 0 && people.length === 0) return;
  const level = own?.task?.level === undefined ? {} : { level: own.task.level };
  plan(run, "open-tasks", { title, roles: [...roles], ...level, ...(people.length === 0 ? {} : { people }), ...due, origin }, origin);
}

/** The task of one step of a sequence; opened when it is that step's turn. */
export function openStepTask(run: Run, { id, title, approval }: Transition, at: string | undefined): void {
  const step = approval?.steps?.find((candidate) => candidate.id === at);
  if (step === undefined) return;
  const dueAt = run.snapshot.deadline?.dueAt;
  const origin = stepOrigin(id, step.id);
  plan(run, "open-tasks", { title: `${title}：${step.title}`, roles: step.roles, ...(dueAt === undefined ? {} : { dueAt }), origin }, origin);
}

function openPartyTasks(run: Run, step: Transition, title: string, given: readonly string[] | undefined, due: JsonObject): void {
  for (const party of run.context.record.parties ?? []) openPartyTask(run, step, party, title, given, due);
}

/** The task of one party of a joint step, in its own organisation. */
export function openPartyTask(run: Run, step: Transition, party: string, title = step.title, given?: readonly string[], due: JsonObject = {}): void {
  const origin = partyOrigin(step.id, party);
  plan(run, "open-tasks", { title, roles: [...(given ?? step.approval?.roles ?? step.roles ?? [])], party, ...due, origin }, origin);
}

export const partyOrigin = (step: string, party: string): string => `approval:${step}/${party}`;
export const stepOrigin = (step: string, part: string): string => `approval:${step}/${part}`;

/** Steps that people take, only the main ones when some are. */
export function mainSteps({ leaving }: CompiledPlace): Transition[] {
  const steps = leaving.map(({ definition }) => definition).filter(({ trigger }) => (trigger ?? "person") === "person");
  const main = steps.filter((step) => step.main === true);
  return main.length > 0 ? main : steps;
}

function askedFor(steps: readonly Transition[]): Asked {
  const roles = steps.flatMap((step) => rolesOf(step));
  return { roles: [...new Set(roles)], owner: steps.some(({ owner }) => owner === true) };
}

const rolesOf = ({ roles, approval }: Transition): readonly string[] => approval?.roles ?? roles ?? approval?.steps?.[0]?.roles ?? [];
