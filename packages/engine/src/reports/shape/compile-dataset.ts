import type { Dataset, Issue } from "@zhili/contracts";
import { type CompiledExpression, compileExpression, type TypeEnvironment } from "../../expression/index.js";
import type { ShapeContext, SourceRow } from "./shaped.js";

/** Reads one value of a row. */
export type Cell = (source: SourceRow, context: ShapeContext) => unknown;

export interface CompiledDataset {
  readonly definition: Dataset;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Environment of a dataset whose record types are not known here. */
export function openEnvironment(dataset: Dataset): TypeEnvironment {
  const joined = Object.fromEntries((dataset.join ?? []).map(({ id }) => [id, "dyn" as const]));
  return { ...joined, row: "dyn", params: "dyn", now: "string", today: "string" };
}

/** Compiles the columns of a dataset; issues carry a path from `base`. */
export function compileDataset(definition: Dataset, environment: TypeEnvironment, base: string, issues: Issue[]): CompiledDataset {
  const cells = new Map<string, Cell>();
  definition.columns?.forEach((column, at) => {
    if (column.value === undefined) {
      cells.set(column.id, fieldCell(column.field ?? column.id));
      return;
    }
    const compiled = compileExpression(column.value, environment);
    if (compiled.ok) cells.set(column.id, expressionCell(compiled.expression));
    else issues.push({ ...compiled.issue, path: `${base}/columns/${at}/value` });
  });
  return { definition, cells };
}

/** The cell of a column or, when there is none of that name, of a field. */
export function cellOf(dataset: CompiledDataset, name: string): Cell {
  return dataset.cells.get(name) ?? fieldCell(name);
}

/** A field of the row, or `join.field` of a joined record. */
function fieldCell(path: string): Cell {
  const [head = "", ...rest] = path.split(".");
  return ({ row, joined }) => {
    const start = joined !== undefined && rest.length > 0 && Object.hasOwn(joined, head) ? joined[head] : undefined;
    return start === undefined ? walk(row, [head, ...rest]) : walk(start, rest);
  };
}

function walk(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

function expressionCell(expression: CompiledExpression): Cell {
  return ({ row, joined }, { params = {}, now, today }) => expression.evaluate({ ...joined, row, params, now, today });
}
