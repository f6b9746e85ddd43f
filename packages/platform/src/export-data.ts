import type { Store, StoreDocument } from "@zhili/contracts";
import type { Platform, RequestContext } from "./platform.js";
import { recordType } from "./records/record-type.js";
import { runUnit } from "./unit/run-unit.js";

/** Puts an export into the audit trail and answers the collections of the record types; all when none is named. Throws DEFINITION_UNKNOWN. */
export async function auditDataExport(platform: Platform, context: RequestContext, types: readonly string[]): Promise<string[] | undefined> {
  const collections = types.map((type) => recordType(context.configuration, type).collection);
  await runUnit(platform, context, async (unit) => unit.audit("data.export", undefined, { types: [...types] }));
  return types.length === 0 ? undefined : collections;
}

/** Puts an import into the audit trail of a store that was in use before; a fresh one has the trail that it was given. */
export async function auditDataImport(platform: Platform, context: RequestContext, documents: number): Promise<void> {
  if (context.configuration.packs.length === 0) return;
  await runUnit(platform, context, async (unit) => unit.audit("data.import", undefined, { documents }));
}

const BATCH = 500;

/** How many of the exported documents are there already, and the first of them as `collection/id`. Lines that can't be read are left to the import. */
export async function findPresent(store: Store, lines: AsyncIterable<string>): Promise<{ lines: number; present: number; first?: string }> {
  let counted = 0;
  let present = 0;
  let first: string | undefined;
  const waiting = new Map<string, string[]>();
  const ask = async (collection: string, ids: readonly string[]) => {
    const found = await store.getMany(collection, ids);
    present += found.length;
    first ??= found[0] === undefined ? undefined : `${collection}/${found[0].id}`;
  };
  for await (const line of lines) {
    counted += 1;
    const named = nameOf(line);
    if (named === undefined) continue;
    const ids = waiting.get(named.collection) ?? [];
    ids.push(named.id);
    waiting.set(named.collection, ids.length < BATCH ? ids : []);
    if (ids.length >= BATCH) await ask(named.collection, ids);
  }
  for (const [collection, ids] of waiting) if (ids.length > 0) await ask(collection, ids);
  return { lines: counted, present, ...(first === undefined ? {} : { first }) };
}

function nameOf(line: string): { collection: string; id: string } | undefined {
  try {
    const { collection, document } = JSON.parse(line) as { collection?: unknown; document?: StoreDocument };
    return typeof collection === "string" && typeof document?.id === "string" ? { collection, id: document.id } : undefined;
  } catch {
    return undefined;
  }
}
