import type { JsonObject, StoredRecord, Task } from "@zhili/contracts";
import type { TaskRequest } from "@zhili/plugin-api";
import { orgUnit, unitAtLevel } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";

export const TASKS = "tasks";

/** Puts a task into the inboxes of the roles, at the party's or the record's org unit or the one above it at the level. */
export async function openTask(unit: Unit, request: TaskRequest & { record: StoredRecord; origin: string }): Promise<void> {
  const { record } = request;
  const place = await unitAtLevel(unit.tx, await orgUnit(unit.tx, request.party ?? record.orgUnit), request.level);
  const dueAt = request.dueAt ?? (request.within === undefined ? undefined : unit.configuration.calendar.addDuration(unit.now, request.within));
  const task: Task = {
    id: unit.nextId(),
    title: request.title,
    record: { type: record.type, id: record.id, title: record.title },
    origin: request.origin,
    roles: request.roles,
    orgUnit: place.id,
    orgPath: place.path,
    status: "open",
    createdAt: unit.now,
    ...(request.people === undefined || request.people.length === 0 ? {} : { people: request.people }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(request.tone === undefined ? {} : { tone: request.tone }),
  };
  await unit.tx.insertOne(TASKS, task as unknown as JsonObject & { id: string });
  unit.events.push({ type: "task", id: task.id, orgPath: task.orgPath });
}

/** Closes the open tasks of a record; those of one origin when it is given. */
export async function closeTasks(unit: Unit, record: string, origin?: string): Promise<void> {
  await unit.tx.updateMany(
    TASKS,
    { "record.id": record, status: "open", ...(origin === undefined ? {} : { origin }) },
    { $set: { status: "done", closedAt: unit.now } },
  );
}
