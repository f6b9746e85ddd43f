import { notInDouble, ServerError } from "../errors.js";
import { compileFilter, type Matcher } from "../query/match.js";
import { asDoc, asDocs, type Doc, isOperatorDoc } from "../values/doc.js";
import { keyText } from "../values/order.js";
import { keyValuesAt } from "../values/paths.js";

/** One declared index, with the text of the keys that a document has in it. */
export interface IndexDefinition {
  readonly name: string;
  readonly key: Doc;
  readonly unique: boolean;
  readonly partial: Doc | undefined;
  /** Key texts of a document, none when the partial filter leaves it out. */
  keysOf(document: Doc): string[];
}

const KNOWN = new Set(["key", "name", "unique", "partialFilterExpression", "v", "background"]);
const ALLOWED_IN_PARTIAL = new Set(["$eq", "$in", "$lt", "$lte", "$gt", "$gte", "$type"]);
const MOST_LEVELS = 4;

/** Reads the specification of createIndexes as the server does: known options, directions 1 and -1, a partial filter without negations. */
export function defineIndex(spec: Doc): IndexDefinition {
  for (const option of Object.keys(spec)) if (!KNOWN.has(option)) throw notInDouble(`the index option ${option}`);
  const key = asDoc(spec.key, "key");
  if (typeof spec.name !== "string" || spec.name === "") throw new ServerError(67, "CannotCreateIndex", "index names must be nonempty strings");
  if (Object.keys(key).length === 0) throw new ServerError(67, "CannotCreateIndex", "Index keys cannot be an empty object");
  for (const [path, direction] of Object.entries(key))
    if (direction !== 1 && direction !== -1) throw notInDouble(`the index type ${String(direction)} of ${path}`);
  const partial = spec.partialFilterExpression === undefined ? undefined : asDoc(spec.partialFilterExpression, "partialFilterExpression");
  if (partial !== undefined) checkPartial(partial, 0);
  const isIn: Matcher = partial === undefined ? () => true : compileFilter(partial);
  const paths = Object.keys(key).map((path) => path.split("."));
  const keysOf = (document: Doc): string[] => (isIn(document) ? combine(paths.map((parts) => keyValuesAt(document, parts))) : []);
  return { name: spec.name, key, unique: spec.unique === true, partial, keysOf };
}

function combine(columns: readonly (readonly unknown[])[]): string[] {
  if (columns.filter((values) => values.length > 1).length > 1) {
    throw new ServerError(171, "CannotIndexParallelArrays", "cannot index parallel arrays");
  }
  const rows = columns.reduce<string[]>((before, values) => before.flatMap((row) => values.map((value) => `${row}${keyText(value)}\u0001`)), [""]);
  return [...new Set(rows)];
}

/** A level is one step of the expression tree: several conditions side by side are an implied `$and`. */
function checkPartial(filter: Doc, level: number): void {
  const inner = Object.keys(filter).length > 1 ? level + 1 : level;
  if (inner >= MOST_LEVELS) throw unsupported("partialFilterExpression depth may not exceed 4");
  for (const [key, operand] of Object.entries(filter)) {
    if (key === "$and" || key === "$or") {
      for (const part of asDocs(operand, key)) checkPartial(part, inner + 1);
    } else if (key.startsWith("$")) {
      throw unsupported(`Expression not supported in partial index: ${key}`);
    } else if (isOperatorDoc(operand)) {
      checkOperators(operand);
    }
  }
}

function checkOperators(operators: Doc): void {
  for (const [operator, operand] of Object.entries(operators)) {
    const fine = ALLOWED_IN_PARTIAL.has(operator) || (operator === "$exists" && operand === true);
    if (!fine) throw unsupported(`Expression not supported in partial index: ${operator}`);
  }
}

function unsupported(message: string): ServerError {
  return new ServerError(67, "CannotCreateIndex", message);
}
