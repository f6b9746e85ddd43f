import type { Filter, Task } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import { subjectOf } from "./access/require-right.js";
import type { Platform, PlatformEvent, RequestContext } from "./platform.js";
import { TASKS } from "./tasks/open-task.js";
import { isFor } from "./tasks/task-filter.js";

/** Those of the events that the person may know of: revisions, records that they may read, tasks that are for them, their own drafts' cases. One of each thing, the latest. */
export async function visibleEvents(platform: Platform, context: RequestContext, events: readonly PlatformEvent[]): Promise<PlatformEvent[]> {
  const { reader, configuration, ability, today } = asking(platform, context);
  const latest = new Map(events.map((event) => [keyOf(event), event]));
  const visible = new Set<string>();
  const idsOf = (type: string) => [...latest.values()].flatMap((event) => (event.type === "record" && event.recordType === type ? [event.id] : []));
  for (const ref of new Set([...latest.values()].flatMap((event) => (event.type === "record" ? [event.recordType] : [])))) {
    const type = configuration.recordTypes.get(ref);
    const rights = type === undefined ? false : ability.filter("read", subjectOf("record-type", ref));
    if (type === undefined || rights === false) continue;
    const filter: Filter = { $and: [rights, { id: { $in: idsOf(ref) } }] };
    for (const id of await reader.distinct(type.collection, "id", filter)) visible.add(`record ${ref} ${String(id)}`);
  }
  const tasks = [...latest.values()].flatMap((event) => (event.type === "task" ? [event.id] : []));
  for (const task of (tasks.length === 0 ? [] : await reader.getMany(TASKS, tasks)) as unknown as Task[]) {
    if (isFor(task, configuration.roles, context.actor, today)) visible.add(`task ${task.id}`);
  }
  const isOwn = (event: PlatformEvent) => event.type === "revision" || (event.type === "cases" && event.user === context.actor.id);
  return [...latest].filter(([key, event]) => isOwn(event) || visible.has(key)).map(([, event]) => event);
}

function keyOf(event: PlatformEvent): string {
  if (event.type === "record") return `record ${event.recordType} ${event.id}`;
  if (event.type === "cases") return `cases ${event.draft} ${event.user}`;
  return event.type === "task" ? `task ${event.id}` : event.type;
}
