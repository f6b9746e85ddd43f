import type { FieldSchema, IndexSpec } from "@zhili/contracts";
import { attachmentFields } from "./attachments/attachment-field.js";
import type { RecordType } from "./configuration/configuration.js";
import type { Platform } from "./platform.js";
import { innerReferences } from "./records/inner-references.js";

const PLATFORM_INDEXES: Readonly<Record<string, readonly IndexSpec[]>> = {
  "ledger-entries": [
    { name: "chain", keys: [{ path: "ledger" }, { path: "seq" }], unique: true },
    { name: "account", keys: [{ path: "ledger" }, { path: "account" }, { path: "day" }] },
    { name: "posting", keys: [{ path: "ledger" }, { path: "postingKey" }] },
    { name: "source", keys: [{ path: "source.id" }] },
    { name: "reverses", keys: [{ path: "reverses" }], unique: true },
  ],
  "ledger-accounts": [{ name: "ledger", keys: [{ path: "ledger" }, { path: "balance" }] }],
  "org-units": [
    { name: "parent", keys: [{ path: "parentId" }, { path: "code" }] },
    { name: "path", keys: [{ path: "path" }] },
  ],
  timeline: [{ name: "record", keys: [{ path: "record" }, { path: "at" }] }],
  audit: [
    { name: "chain", keys: [{ path: "seq" }], unique: true },
    { name: "subject", keys: [{ path: "subject.id" }, { path: "seq" }] },
    { name: "actor", keys: [{ path: "actor" }, { path: "seq" }] },
  ],
  tasks: [
    { name: "open", keys: [{ path: "status" }, { path: "orgPath" }] },
    { name: "record", keys: [{ path: "record.id" }, { path: "status" }] },
  ],
  notices: [
    { name: "record", keys: [{ path: "record.id" }] },
    { name: "opened", keys: [{ path: "status" }, { path: "openedAt", direction: "desc" }] },
  ],
  objections: [
    { name: "record", keys: [{ path: "record.id" }] },
    { name: "receipt", keys: [{ path: "receipt" }], unique: true },
  ],
  timers: [{ name: "at", keys: [{ path: "at" }] }],
  "planned-transitions": [{ name: "at", keys: [{ path: "at" }] }],
  outbox: [{ name: "waiting", keys: [{ path: "status" }, { path: "nextAt" }] }],
  users: [{ name: "username", keys: [{ path: "usernameFolded" }], unique: true }],
  grants: [
    { name: "user", keys: [{ path: "user" }] },
    { name: "role", keys: [{ path: "role" }] },
  ],
  sessions: [
    { name: "user", keys: [{ path: "user" }] },
    { name: "expires", keys: [{ path: "expiresAt" }] },
  ],
  "sign-in-attempts": [{ name: "until", keys: [{ path: "until" }] }],
  "idempotent-answers": [{ name: "at", keys: [{ path: "at" }] }],
  messages: [{ name: "user", keys: [{ path: "user" }, { path: "createdAt", direction: "desc" }] }],
  "schedule-runs": [{ name: "next", keys: [{ path: "nextAt" }] }],
  attachments: [{ name: "content", keys: [{ path: "sha256" }] }],
  shares: [
    { name: "record", keys: [{ path: "record.id" }, { path: "from", direction: "desc" }] },
    { name: "receiver", keys: [{ path: "orgPath" }, { path: "until" }] },
    { name: "owner", keys: [{ path: "ownerPath" }, { path: "until" }] },
  ],
  upgrades: [{ name: "open", keys: [{ path: "open" }] }],
  moves: [
    { name: "upgrade", keys: [{ path: "upgrade" }, { path: "recordType" }] },
    { name: "record", keys: [{ path: "upgrade" }, { path: "record" }] },
  ],
  scores: [{ name: "subject", keys: [{ path: "scorecard" }, { path: "subject" }, { path: "at", direction: "desc" }] }],
};

/** Makes the indexes that the platform itself and the record types of the configuration ask for. */
export async function ensureIndexes(platform: Platform): Promise<void> {
  for (const [collection, indexes] of Object.entries(PLATFORM_INDEXES)) await platform.store.ensureIndexes(collection, indexes);
  for (const type of platform.configuration().recordTypes.values()) await platform.store.ensureIndexes(type.collection, recordIndexes(type));
}

/** Lists by place, state and each filter, search tokens, unique fields, references that related lists follow, and what the type asks for. */
export function recordIndexes(type: RecordType): IndexSpec[] {
  const { definition } = type;
  const { properties } = definition.schema;
  const sorts = listSort(type);
  const sorted = sorts.length === 0 || sorts[0]?.path === "updatedAt" ? [] : [{ name: "sorted", keys: inOrder(sorts) }];
  const filters = [...new Set((definition.list?.filters ?? []).map(({ field }) => field))]
    .filter((field) => field !== "orgUnit" && !type.sensitive.has(field) && (envelope.has(field) || isScalar(properties[field])))
    .map((field) => ({ name: `filter-${field}`, keys: inOrder([{ path: pathOf(field) }, ...sorts.filter(({ path }) => path !== pathOf(field))]) }));
  const unique = Object.entries(properties).flatMap(([field, schema]) =>
    schema?.unique === true ? [{ name: `unique-${field}`, keys: [{ path: `data.${field}` }], unique: true }] : [],
  );
  const references = [...type.references]
    .filter(([field]) => !field.includes("."))
    .map(([field]) => ({
      name: `refers-${field}`,
      keys: [{ path: `data.${field}` }],
      ...(properties[field]?.type === "array" ? { array: true } : {}),
    }));
  const own = (definition.indexes ?? []).map((index) => {
    const keys: IndexKey[] = index.fields.map((field) => ({ path: pathOf(field) }));
    return index.unique === true ? { name: `own-${index.id}`, keys, unique: true } : { name: `own-${index.id}`, keys: inOrder(keys) };
  });
  return [
    { name: "place", keys: [{ path: "orgPath" }] },
    { name: "state", keys: [{ path: "state" }, { path: "orgPath" }] },
    { name: "updated", keys: inOrder([{ path: "updatedAt", direction: "desc" }]) },
    ...sorted,
    ...filters,
    ...unique,
    ...references,
    ...(innerReferences(type).length === 0 ? [] : [{ name: "refers", keys: [{ path: "refers" }], array: true }]),
    ...attachmentIndexes(type),
    ...own,
    ...(type.sensitive.size === 0 ? [] : [{ name: "tokens", keys: [{ path: "tokens" }], array: true }]),
    ...(definition.parties === undefined ? [] : [{ name: "parties", keys: [{ path: "partyPaths" }], array: true }]),
  ];
}

type IndexKey = IndexSpec["keys"][number];

/** The store's bound on the keys of an index, less id and place. */
const MOST_IN_ORDER = 6;

/**
 * Keys in the order of a list, then the id that ends every order, then the place: a page walks the index, and whoever may see only some
 * places has them told apart, and counted, without a look at the records.
 */
function inOrder(keys: readonly IndexKey[]): IndexKey[] {
  if (keys.length > MOST_IN_ORDER) return [...keys];
  const direction = keys.at(-1)?.direction ?? "asc";
  return [...keys, { path: "id", direction }, ...(keys.some(({ path }) => path === "orgPath") ? [] : [{ path: "orgPath" }])];
}

/** The keys by which a list is sorted when nobody says otherwise. */
function listSort(type: RecordType): IndexKey[] {
  const sort = type.definition.list?.sort ?? [{ field: "updatedAt", direction: "desc" as const }];
  return sort.map(({ field, direction }) => ({ path: pathOf(field), direction: direction ?? "asc" }));
}

function isScalar(schema: FieldSchema | undefined): boolean {
  return schema !== undefined && schema.type !== "array" && schema.type !== "object";
}

/** So that the record that refers to a file is found. */
function attachmentIndexes(type: RecordType): IndexSpec[] {
  const fields = [...attachmentFields(type).keys()].filter((field) => !field.includes("."));
  return fields.map((field) => ({
    name: `file-${field}`,
    keys: [{ path: `data.${field}` }],
    ...(type.definition.schema.properties[field]?.type === "array" ? { array: true } : {}),
  }));
}

const envelope = new Set(["state", "orgUnit", "orgPath", "createdAt", "createdBy", "updatedAt", "dueAt", "overdue", "title"]);

function pathOf(field: string): string {
  return envelope.has(field) ? field : `data.${field}`;
}
