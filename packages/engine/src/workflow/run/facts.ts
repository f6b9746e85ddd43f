import type { JsonObject } from "@zhili/contracts";
import { type Run, recordData } from "./run.js";

/** What expressions see: the record with what was just typed, input, actor, named facts, the moment. */
export function factsOf(run: Run): Readonly<Record<string, unknown>> {
  const { context, snapshot, moment } = run;
  const { id, orgUnit, orgPath, createdBy, createdAt, parties } = context.record;
  return {
    ...context.facts,
    record: {
      ...recordData(run),
      id,
      state: snapshot.state,
      orgUnit,
      orgPath,
      createdBy,
      ...(createdAt === undefined ? {} : { createdAt }),
      ...(parties === undefined ? {} : { parties }),
    },
    input: run.input ?? {},
    actor: actorFacts(run),
    now: moment,
    today: context.calendar.localDate(moment),
    $calendar: context.calendar,
  };
}

function actorFacts({ context: { actor, partyOf } }: Run): JsonObject {
  return { id: actor.id, name: actor.name, personId: actor.personId ?? "", roles: actor.grants.map(({ role }) => role), party: partyOf?.() ?? "" };
}
