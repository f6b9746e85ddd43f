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
  const found: RecordRow[] = [];
  for (const type of refs) {
    if (found.length >= limit) break;
    found.push(...(await listRecords(platform, context, { type, q: ask.q, limit: limit - found.length })).items);
  }
  return found;
}
