import type { Filter, JsonObject, Sort, StoredRecord } from "@zhili/contracts";
import { abilityFor } from "@zhili/engine/access";
import { foldText, foldWords } from "@zhili/store";
import { subjectOf } from "./access/require-right.js";
import type { RecordType } from "./configuration/configuration.js";
import { FilterRefused, SortRefused } from "./errors.js";
import { recordFilter, storePath } from "./facts/record-filter.js";
import { actorFacts } from "./facts/scope.js";
import { steadyReader } from "./moves/steady-reader.js";
import type { Platform, RequestContext } from "./platform.js";
import { recordType } from "./records/record-type.js";
import { unsealRecord } from "./records/sealing.js";
import { type RecordRow, recordRows } from "./views/record-row.js";

export interface ListQuery {
  readonly type: string;
  readonly where?: JsonObject;
  readonly states?: readonly string[];
  /** Subtrees. */
  readonly orgUnits?: readonly string[];
  /** Words that the title or searched fields contain; whole names or two characters of them for sensitive fields. */
  readonly q?: string;
  readonly sort?: readonly { readonly field: string; readonly direction: "asc" | "desc" }[];
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
  /** What the person wants to do with them besides reading; only records with which they may do it are listed. */
  readonly right?: "export";
}

export interface RecordList {
  readonly items: readonly RecordRow[];
  readonly cursor?: string;
  readonly count?: number;
}

/** Records that the person may read, page by page. Somebody without any right gets an empty list. Throws FILTER_REFUSED, SORT_REFUSED, DEFINITION_UNKNOWN. */
export async function listRecords(platform: Platform, context: RequestContext, query: ListQuery): Promise<RecordList> {
  const { configuration } = context;
  const type = recordType(configuration, query.type);
  const today = configuration.calendar.localDate(platform.clock.now().toISOString());
  const ability = abilityFor(configuration.roles, context.actor, today);
  const rights = ability.filter("read", subjectOf("record-type", type.ref));
  if (rights === false) return { items: [], ...(query.count === true ? { count: 0 } : {}) };

  const subject = subjectOf("record-type", type.ref);
  const mayRead = (field: string) => type.definition.schema.properties[field] === undefined || ability.can("read", subject, undefined, field).allowed;
  const parts: Filter[] = [rights];
  const evaluate = (expression: string) =>
    configuration.evaluator.evaluate(expression, type.environment, {
      record: {},
      actor: actorFacts(context.actor),
      now: platform.clock.now().toISOString(),
      today,
    });
  if (query.right !== undefined) {
    const more = ability.filter(query.right, subject);
    if (more === false) return { items: [] };
    parts.push(more);
  }
  if (query.where !== undefined) {
    const closed = Object.keys(query.where).find((field) => !mayRead(field.split(".")[0] ?? field));
    if (closed !== undefined) throw FilterRefused({ facts: { field: closed } });
    parts.push(recordFilter(type, query.where, evaluate));
  }
  if (query.states !== undefined && query.states.length > 0) parts.push({ state: { $in: query.states } });
  if (query.orgUnits !== undefined) {
    const units = await platform.store.getMany("org-units", query.orgUnits);
    const paths = units.flatMap(({ path }) => (typeof path === "string" ? [path] : []));
    const places: Filter[] = paths.map((path) => ({ orgPath: { $prefix: path } }));
    if (type.definition.parties !== undefined && paths.length > 0) places.push({ partyPaths: { $hasPrefix: paths } });
    const [only = { orgPath: "/none/" }] = places;
    parts.push(places.length > 1 ? { $or: places } : only);
  }
  if (query.q !== undefined && query.q.trim() !== "") parts.push(searchFilter(platform, query.q));
  const filter: Filter = { $and: parts.filter((part) => Object.keys(part).length > 0) };
  const usual = (type.definition.list?.sort ?? []).filter(({ field }) => mayRead(field.split(".")[0] ?? field));
  const sort: Sort = (query.sort ?? (usual.length > 0 ? usual : [{ field: "updatedAt", direction: "desc" as const }])).map((key) => ({
    path: sortPath(type, key.field, mayRead),
    direction: key.direction ?? "asc",
  }));
  const reader = steadyReader(platform, platform.store, configuration.revision);
  const [page, count] = await Promise.all([
    reader.find(type.collection, filter, {
      sort,
      limit: Math.min(query.limit ?? 50, 200),
      ...(query.cursor === undefined ? {} : { after: query.cursor }),
    }),
    query.count === true ? reader.count(type.collection, filter) : undefined,
  ]);
  const records = page.items.map((item) => unsealRecord(platform.vault, type, item as unknown as StoredRecord));
  const items = await recordRows({ reader, configuration, language: context.language, ability, now: platform.clock.now().toISOString() }, type, records);
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }), ...(count === undefined ? {} : { count }) };
}

/** Throws SORT_REFUSED { field } for fields that the type does not have, sealed ones, and those that the person may not read. */
function sortPath(type: RecordType, field: string, mayRead: (field: string) => boolean): string {
  try {
    if (!type.sensitive.has(field) && mayRead(field.split(".")[0] ?? field)) return storePath(type, field);
  } catch (error) {
    if (!FilterRefused.is(error)) throw error;
  }
  throw SortRefused({ facts: { field } });
}

function searchFilter(platform: Platform, q: string): Filter {
  const words: Filter[] = foldWords(q).map((word) => ({ searchText: { $contains: word } }));
  const [whole, ...pairs] = platform.vault.tokens(foldText(q));
  const tokens = [...foldText(q).replace(/\s+/g, "")].length > 2 ? [whole] : [whole, ...pairs];
  return { $or: [words.length === 1 ? (words[0] as Filter) : { $and: words }, ...tokens.map((token): Filter => ({ tokens: { $has: token ?? "" } }))] };
}
