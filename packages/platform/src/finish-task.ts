import type { Task } from "@zhili/contracts";
import { requireFree, taskFor } from "./claim-task.js";
import type { Platform, RequestContext } from "./platform.js";
import { TaskBound } from "./tasks/errors.js";
import { TASKS } from "./tasks/open-task.js";
import { runUnit } from "./unit/run-unit.js";

/** Tasks of these origins end when their record moves on. */
const BOUND = /^(?:state|branch|check|approval|objection):/;

/** Ends a task that no record's workflow ends by itself. Throws TASK_NOT_FOUND, TASK_CLAIMED, TASK_BOUND. */
export function finishTask(platform: Platform, context: RequestContext, id: string): Promise<Task> {
  return runUnit(platform, context, async (unit) => {
    const task = await taskFor(unit, id);
    await requireFree(unit, task);
    if (BOUND.test(task.origin)) throw TaskBound();
    await unit.tx.updateOne(TASKS, { id }, { $set: { status: "done", closedAt: unit.now, claimedBy: task.claimedBy ?? context.actor.id } });
    unit.audit("task.done", task.record === undefined ? undefined : { type: task.record.type, id: task.record.id }, { task: id }, task.orgPath);
    unit.events.push({ type: "task", id, orgPath: task.orgPath });
    return { ...task, status: "done", closedAt: unit.now, claimedBy: task.claimedBy ?? context.actor.id };
  });
}
