import type { ScheduleDefinition } from "@zhili/contracts";
import { asking } from "../access/asking.js";
import { recordFilter } from "../facts/record-filter.js";
import type { Platform, RequestContext } from "../platform.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { recordType } from "../records/record-type.js";

const PAGE = 500;

/** Ids that the schedule makes something for: org units of a level, records, or one in all (""). */
export async function* targetsOf(platform: Platform, context: RequestContext, definition: ScheduleDefinition): AsyncGenerator<string> {
  const target = definition.for;
  if (target?.recordType !== undefined) {
    const type = recordType(context.configuration, target.recordType);
    const { now, today } = asking(platform, context);
    const names = { now: "string", today: "string" } as const;
    const filter = recordFilter(type, JSON.parse(JSON.stringify(target.where ?? {})), (source) =>
      context.configuration.evaluator.evaluate(source, names, { now, today }),
    );
    yield* idsOf(platform, type.collection, filter);
  } else if (target?.level !== undefined) yield* idsOf(platform, ORG_UNITS, { level: target.level });
  else yield "";
}

async function* idsOf(platform: Platform, collection: string, filter: Parameters<Platform["store"]["find"]>[1]): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const page = await platform.store.find(collection, filter, { limit: PAGE, projection: ["id"], ...(after === undefined ? {} : { after }) });
    for (const item of page.items) yield item.id;
    after = page.cursor;
  } while (after !== undefined);
}
