import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Json, JsonObject, MigrationDefinition } from "@zhili/contracts";
import {
  applyToPack,
  type Change,
  compileMoves,
  followRenames,
  type MovePlan,
  moveData,
  type PackDocument,
  packOfParts,
  partsOf,
  qualify,
  renamesBetween,
} from "@zhili/engine/packs";
import { readPackDocument } from "@zhili/platform";

/** A second version of a shipped pack as its author's list of changes. */
interface SecondVersion {
  readonly version: string;
  readonly migration: MigrationDefinition;
  readonly changes: readonly Change[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The shipped pack of this id. */
export function shippedVersion(id: string): Promise<PackDocument> {
  return readPackDocument(here(`../../templates/${id}`));
}

/**
 * The next version of a shipped pack: its list of changes applied, what it renames followed through, and the data in its cases moved as its
 * own migration moves records.
 */
export async function secondVersion(id: string, version = "1.1.0"): Promise<PackDocument> {
  const list = JSON.parse(readFileSync(here(`./${id}-${version}.json`), "utf8")) as SecondVersion;
  const first = await shippedVersion(id);
  const { manifest, ...others } = Object.fromEntries(partsOf(first));
  const migrated = packOfParts(
    new Map<string, Json>([
      ["manifest", { ...(manifest as JsonObject), version: list.version }],
      ...Object.entries(others),
      [`migration/${list.migration.id}`, list.migration as unknown as Json],
    ]),
  );
  const next = applyToPack(followRenames(migrated, renamesBetween(first, migrated)), list.changes);
  const { plan } = compileMoves([first], [{ pack: id, migration: list.migration }]);
  return packOfParts(new Map([...partsOf(next)].map(([name, part]) => [name, name.startsWith("case/") ? withDataMoved(part, id, plan) : part])));
}

/** Whatever a case says of records of a type that moves, moved. */
function withDataMoved(value: Json, pack: string, plan: MovePlan): Json {
  if (Array.isArray(value)) return value.map((member) => withDataMoved(member, pack, plan));
  if (typeof value !== "object" || value === null) return value;
  const { recordType, data } = value;
  const steps = typeof recordType === "string" ? (plan.types.get(qualify(recordType, pack))?.steps ?? []) : [];
  const lasting = steps.filter(({ type }) => type !== "set-default");
  const moved = typeof data === "object" && data !== null && !Array.isArray(data) ? { ...value, data: moveData(lasting, data).data } : value;
  return Object.fromEntries(Object.entries(moved).map(([key, member]) => [key, key === "data" ? member : withDataMoved(member as Json, pack, plan)]));
}
