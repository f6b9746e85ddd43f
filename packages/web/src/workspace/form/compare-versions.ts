import type { JsonObject } from "@zhili/contracts";
import type { Difference, RecordTypeView } from "../../api/types.js";

/** Fields in which what one person means to send or what another has saved differs from what both started from. */
export function compareVersions(type: Pick<RecordTypeView, "schema">, base: JsonObject, mine: JsonObject, theirs: JsonObject): readonly Difference[] {
  const fields = Object.keys(type.schema.properties).filter(
    (field) => field in mine || JSON.stringify(theirs[field] ?? null) !== JSON.stringify(base[field] ?? null),
  );
  return fields.map((field) => ({
    field,
    title: type.schema.properties[field]?.title ?? field,
    yours: (field in mine ? mine[field] : base[field]) ?? null,
    theirs: theirs[field] ?? null,
    base: base[field] ?? null,
  }));
}
