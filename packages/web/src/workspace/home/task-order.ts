import type { TaskView } from "../../api/types.js";

/** True when its time is over. */
export function isLate(task: Pick<TaskView, "dueAt" | "overdue">, now: Date): boolean {
  return task.overdue ?? (task.dueAt !== undefined && Date.parse(task.dueAt) < now.getTime());
}

/** What is due first comes first; what has no deadline comes last, the older first. */
export function byUrgency(a: Pick<TaskView, "dueAt" | "createdAt">, b: Pick<TaskView, "dueAt" | "createdAt">): number {
  const due =
    (a.dueAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(a.dueAt)) - (b.dueAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(b.dueAt));
  if (due !== 0 && !Number.isNaN(due)) return due;
  return a.createdAt.localeCompare(b.createdAt);
}
