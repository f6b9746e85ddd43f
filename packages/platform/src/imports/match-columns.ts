import type { RecordTypeDefinition } from "@zhili/contracts";
import { ImportColumnUnknown } from "./errors.js";

/** Where a column goes: a field, the org unit, or nowhere (columns that exports add). */
export type Target = { readonly field: string } | "orgUnit" | "ignored";

const ORG_UNIT = new Set(["orgUnit", "所属单位", "Org unit"]);
const ADDED = new Set(["id", "state", "updatedAt", "状态", "更新时间", "State", "Updated"]);

/** The target of every column: as told, else by the field's name or its title in any of the given forms. Throws IMPORT_COLUMN_UNKNOWN. */
export function matchColumns(
  header: readonly string[],
  told: Readonly<Record<string, string>>,
  forms: readonly Pick<RecordTypeDefinition, "schema">[],
): Target[] {
  const fields = new Map<string, string>();
  for (const { schema } of forms) {
    for (const [field, { title } = {}] of Object.entries(schema.properties)) {
      if (title !== undefined && !fields.has(title)) fields.set(title, field);
    }
  }
  for (const field of Object.keys(forms[0]?.schema.properties ?? {})) fields.set(field, field);
  const unknown: string[] = [];
  const targets = header.map((name): Target => {
    const wanted = Object.hasOwn(told, name) ? (told[name] ?? "") : name;
    if (wanted === "") return "ignored";
    const field = fields.get(wanted);
    if (field !== undefined) return { field };
    if (ORG_UNIT.has(wanted)) return "orgUnit";
    if (!ADDED.has(wanted)) unknown.push(name);
    return "ignored";
  });
  if (unknown.length > 0) throw ImportColumnUnknown({ facts: { columns: unknown.join("、") } });
  return targets;
}
