import type { Filter, OrgUnit, Task } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import { SignInNeeded } from "./errors.js";
import { roleTitle } from "./identity/user-view.js";
import type { Platform, RequestContext } from "./platform.js";
import { ORG_UNITS } from "./records/org-unit.js";
import { TASKS } from "./tasks/open-task.js";
import { remainingText } from "./tasks/remaining-text.js";
import { tasksFor } from "./tasks/task-filter.js";

export interface TaskQuery {
  readonly status?: Task["status"];
  /** Taken by the person or naming them, not merely their role. */
  readonly mine?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface TaskView extends Task {
  readonly orgUnitName: string;
  readonly roleTitles: readonly string[];
  readonly overdue: boolean;
  /** How long there is to go, in words. */
  readonly remaining?: string;
}

/** Tasks of the person: overdue ones first, then by their last day, then those without one, newest first. Throws SIGN_IN_NEEDED. */
export async function listTasks(platform: Platform, context: RequestContext, query: TaskQuery = {}): Promise<{ items: TaskView[]; cursor?: string }> {
  if (context.actor.kind === "anonymous") throw SignInNeeded();
  const { now, today, configuration } = asking(platform, context);
  const own: Filter = { $and: [{ status: query.status ?? "open" }, tasksFor(configuration.roles, context.actor, today, query.mine)] };
  const limit = Math.min(query.limit ?? 50, 200);
  const found = await inOrder(platform, own, limit, query.cursor);
  const places = (await platform.store.getMany(ORG_UNITS, [...new Set(found.items.map((task) => task.orgUnit))])) as unknown as OrgUnit[];
  const names = new Map(places.map((place) => [place.id, place.name]));
  const items = found.items.map(
    (task): TaskView => ({
      ...task,
      orgUnitName: names.get(task.orgUnit) ?? task.orgUnit,
      roleTitles: task.roles.map((role) => roleTitle(configuration, role, context.language)),
      overdue: task.status === "open" && task.dueAt !== undefined && task.dueAt < now,
      ...(task.dueAt === undefined || task.status !== "open" ? {} : { remaining: remainingText(task.dueAt, now, context.language, configuration.calendar) }),
    }),
  );
  return { items, ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
}

/** Two runs after one another: with a last day, then without. The cursor says in which run the page ended. */
async function inOrder(platform: Platform, own: Filter, limit: number, cursor: string | undefined): Promise<{ items: Task[]; cursor?: string }> {
  const items: Task[] = [];
  if (cursor === undefined || cursor.startsWith("due:")) {
    const after = cursor?.slice(4);
    const dated = await platform.store.find(
      TASKS,
      { $and: [own, { dueAt: { $exists: true } }] },
      { sort: [{ path: "dueAt", direction: "asc" }], limit, ...(after === undefined ? {} : { after }) },
    );
    items.push(...(dated.items as unknown as Task[]));
    if (dated.cursor !== undefined) return { items, cursor: `due:${dated.cursor}` };
    if (items.length === limit) return { items, cursor: "new:" };
  }
  const after = cursor?.startsWith("new:") === true && cursor !== "new:" ? { after: cursor.slice(4) } : {};
  const open = await platform.store.find(
    TASKS,
    { $and: [own, { dueAt: { $exists: false } }] },
    { sort: [{ path: "createdAt", direction: "desc" }], limit: limit - items.length, ...after },
  );
  items.push(...(open.items as unknown as Task[]));
  return { items, ...(open.cursor === undefined ? {} : { cursor: `new:${open.cursor}` }) };
}
