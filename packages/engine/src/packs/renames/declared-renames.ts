import type { MigrationDefinition } from "@zhili/contracts";
import type { DefinitionKind, PackDocument } from "../pack-document.js";

/** A name that a newer version of a pack gives to what stays the same thing. */
export type Rename =
  | { readonly what: "field" | "state" | "option"; readonly definition: string; readonly from: string; readonly to: string }
  | { readonly what: "definition"; readonly kind: DefinitionKind; readonly from: string; readonly to: string };

/** Renames that the newer version declares in migrations which the older one does not have yet, in their order. */
export function renamesBetween(older: PackDocument, newer: PackDocument): Rename[] {
  return newMigrations(older, newer).flatMap((migration) => migration.changes.flatMap(renameOf));
}

/** Migrations that only the newer version has, by version and id. */
export function newMigrations(older: PackDocument, newer: PackDocument): MigrationDefinition[] {
  return Object.values(newer.definitions.migration)
    .filter((migration) => older.definitions.migration[migration.id] === undefined)
    .sort((left, right) => compareVersions(left.version, right.version) || (left.id < right.id ? -1 : 1));
}

function renameOf({ type, kind, definition, from, to }: MigrationDefinition["changes"][number]): Rename[] {
  if (from === undefined || to === undefined) return [];
  if (type === "rename-record-type") return [{ what: "definition", kind: "record-type", from, to }];
  if (type === "rename-definition") return kind === undefined ? [] : [{ what: "definition", kind, from, to }];
  if (definition === undefined) return [];
  const bare = definition.slice(definition.indexOf(":") + 1);
  if (type === "rename-field") return [{ what: "field", definition: bare, from, to }];
  if (type === "rename-state") return [{ what: "state", definition: bare, from, to }];
  return type === "rename-option" ? [{ what: "option", definition: bare, from, to }] : [];
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split(".").map(Number), right.split(".").map(Number)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
