import { abilityFor } from "@zhili/engine/access";
import { subjectOf } from "./access/require-right.js";
import { listRecords } from "./list-records.js";
import type { Platform, RequestContext } from "./platform.js";
import type { RecordRow } from "./views/record-row.js";

/** Records by name, number or the text of their QR code (`zhili:pack:type/id`), over the given types or all that the person may read. */
export async function searchRecords(
  platform: Platform,
  context: RequestContext,
  ask: { q: string; types?: readonly string[]; limit?: number },
): Promise<RecordRow[]> {
  const { configuration } = context;
  const code = /^zhili:([a-z0-9-]+:[a-z0-9-]+)\/([a-z0-9]+)$/i.exec(ask.q.trim());
  const today = configuration.calendar.localDate(platform.clock.now().toISOString());
  const ability = abilityFor(configuration.roles, context.actor, today);
  const refs = ask.types ?? [...configuration.recordTypes.keys()].filter((ref) => ability.can("read", subjectOf("record-type", ref)).allowed);
  const limit = Math.min(ask.limit ?? 20, 50);
  if (code !== null) {
    const [, type = "", id = ""] = code;
    return refs.includes(type) ? [...(await listRecords(platform, context, { type, where: { id }, limit: 1 })).items] : [];
  }
  const pages: (readonly RecordRow[])[] = [];
  for (const type of refs) pages.push((await listRecords(platform, context, { type, q: ask.q, limit })).items);
  return fairShares(pages, limit);
}

/** As many rows as fit, so that no type crowds out the others; a type's rows stay together. */
function fairShares<T>(pages: readonly (readonly T[])[], limit: number): T[] {
  const found = pages.filter((rows) => rows.length > 0);
  let share = 0;
  const taken = (each: number) => found.reduce((sum, rows) => sum + Math.min(each, rows.length), 0);
  while (share < limit && taken(share + 1) <= limit) share += 1;
  let left = limit - taken(share);
  return found.flatMap((rows) => {
    const more = rows.length > share && left > 0 ? Math.min(left, rows.length - share) : 0;
    left -= more;
    return rows.slice(0, share + more);
  });
}
