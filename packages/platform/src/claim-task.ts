import type { Task } from "@zhili/contracts";
import { TaskNotFound } from "./errors.js";
import { findUser } from "./identity/user.js";
import type { Platform, RequestContext } from "./platform.js";
import { TaskClaimed } from "./tasks/errors.js";
import { TASKS } from "./tasks/open-task.js";
import { isFor } from "./tasks/task-filter.js";
import { runUnit } from "./unit/run-unit.js";
import type { Unit } from "./unit/unit.js";

/** An open task that is for the person. Throws TASK_NOT_FOUND. */
export async function taskFor(unit: Unit, id: string): Promise<Task> {
  const task = (await unit.tx.get(TASKS, id)) as unknown as Task | undefined;
  if (task === undefined || task.status !== "open" || !isFor(task, unit.configuration.roles, unit.context.actor, unit.today)) throw TaskNotFound();
  return task;
}

/** Throws TASK_CLAIMED when somebody else has taken it. */
export async function requireFree(unit: Unit, task: Task): Promise<void> {
  if (task.claimedBy === undefined || task.claimedBy === unit.context.actor.id) return;
  throw TaskClaimed({ facts: { name: (await findUser(unit.tx, task.claimedBy))?.name ?? task.claimedBy } });
}

/** Takes a task so that others need not; taking it again changes nothing. Throws TASK_NOT_FOUND, TASK_CLAIMED. */
export function claimTask(platform: Platform, context: RequestContext, id: string): Promise<Task> {
  return runUnit(platform, context, async (unit) => {
    const task = await taskFor(unit, id);
    await requireFree(unit, task);
    if (task.claimedBy !== undefined) return task;
    await unit.tx.updateOne(TASKS, { id }, { $set: { claimedBy: context.actor.id } });
    unit.audit("task.claim", task.record === undefined ? undefined : { type: task.record.type, id: task.record.id }, { task: id }, task.orgPath);
    unit.events.push({ type: "task", id, orgPath: task.orgPath });
    return { ...task, claimedBy: context.actor.id };
  });
}
