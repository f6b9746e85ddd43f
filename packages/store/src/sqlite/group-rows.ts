import type { GroupRow, GroupSpec, Scalar } from "@zhili/contracts";
import { compareValues } from "../dialect/compare-scalars.js";
import type { SqlRow, SqlValue } from "./driver.js";

/** Rows of groupSql (`k0…`, `m0…`) under the names of the spec, sorted and cut. A group without keys has one row, even of nothing. */
export function groupRows(spec: GroupSpec, rows: readonly SqlRow[]): GroupRow[] {
  const made = rows.map((row) => {
    const named: GroupRow = {};
    spec.keys.forEach((key, at) => {
      named[key.name] = decodeScalar(row[`k${at}`]);
    });
    spec.measures.forEach((measure, at) => {
      named[measure.name] = measured(measure.measure, row[`m${at}`]);
    });
    return named;
  });
  made.sort((left, right) => compareRows(spec, left, right));
  return spec.limit === undefined ? made : made.slice(0, spec.limit);
}

/** A value of typedSql: blobs x'01' and x'00' are true and false. */
export function decodeScalar(value: SqlValue | undefined): Scalar {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? value[0] === 1 : value;
}

function measured(measure: string, value: SqlValue | undefined): Scalar {
  const decoded = decodeScalar(value);
  return decoded === null && (measure === "count" || measure === "sum" || measure === "count-distinct") ? 0 : decoded;
}

function compareRows(spec: GroupSpec, left: GroupRow, right: GroupRow): number {
  for (const { name, direction } of spec.sort ?? []) {
    const order = compareValues(left[name], right[name]);
    if (order !== 0) return direction === "asc" ? order : -order;
  }
  for (const { name } of spec.keys) {
    const order = compareValues(left[name], right[name]);
    if (order !== 0) return order;
  }
  return 0;
}
