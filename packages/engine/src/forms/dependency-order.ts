import type { FormExpression } from "./compile-condition.js";
import { overlap } from "./field-list.js";

/** Fields whose presence or value follows from others. */
export interface DependentField {
  readonly path: string;
  readonly conditions: readonly FormExpression[];
  readonly computed?: FormExpression;
  /** The row's own fields that a computed field of a repeating group reads. */
  readonly rowReads?: readonly string[];
}

export type OrderResult<T> = { readonly order: readonly T[] } | { readonly cycle: readonly string[] };

/** Orders fields so that each comes after all that it reads; names the circle when there is none. */
export function dependencyOrder<T extends DependentField>(fields: readonly T[]): OrderResult<T> {
  const order: T[] = [];
  const done = new Set<T>();
  const path: T[] = [];
  const visit = (field: T): readonly string[] | undefined => {
    if (done.has(field)) return undefined;
    const open = path.indexOf(field);
    if (open !== -1) return path.slice(open).map((one) => one.path);
    path.push(field);
    for (const other of fields) {
      if (!dependsOn(field, other)) continue;
      const cycle = visit(other);
      if (cycle !== undefined) return cycle;
    }
    path.pop();
    done.add(field);
    order.push(field);
    return undefined;
  };
  for (const field of fields) {
    const cycle = visit(field);
    if (cycle !== undefined) return { cycle };
  }
  return { order };
}

function dependsOn(field: DependentField, other: DependentField): boolean {
  const expressions = [...field.conditions, ...(field.computed === undefined ? [] : [field.computed])];
  const reads = [...expressions.flatMap((one) => one.reads), ...(field.rowReads ?? [])];
  if (reads.some((read) => overlap(read, other.path))) return true;
  return field !== other && expressions.some((one) => one.readsAll) && !dependsOnAll(other);
}

/** Two fields that look at the whole record do not wait for each other. */
const dependsOnAll = (field: DependentField): boolean =>
  [...field.conditions, ...(field.computed === undefined ? [] : [field.computed])].some((one) => one.readsAll);
