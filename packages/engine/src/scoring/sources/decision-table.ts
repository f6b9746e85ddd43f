import type { Json, JsonObject } from "@zhili/contracts";
import type { CompiledExpression } from "../../expression/index.js";
import { ScoringTableDisagrees, ScoringTableOverlap } from "../errors.js";
import { choice, optionalNumber, optionalText } from "../read-params.js";
import { defineScoringSource, type PrepareContext, type ScoringFacts } from "../source.js";
import { numberOf } from "./number-of.js";
import { type Cell, holds, mayMeet, readCell } from "./table-cell.js";

const POLICIES = ["unique", "first", "priority", "any", "collect-sum", "collect-min", "collect-max"] as const;

interface Row {
  readonly id: string;
  /** By the place of the input; undefined fits all. */
  readonly cells: readonly (Cell | undefined)[];
  readonly points: number | CompiledExpression;
  readonly reason: string;
  readonly priority: number;
}

interface Table {
  readonly hit: (typeof POLICIES)[number];
  readonly inputs: readonly { readonly id: string; readonly expression: CompiledExpression }[];
  readonly rows: readonly Row[];
  readonly otherwise: number;
  readonly title: string;
}

/**
 * Points by a table of rows over inputs. Hit policies: unique (one row may hold; rows that could hold together are refused when the
 * scorecard is saved), first, priority (the highest, then the first), any (all that hold agree), collect-sum, -min, -max.
 */
export const decisionTable = defineScoringSource<Table>({
  type: "decision-table",
  title: { "zh-CN": "决策表", en: "Decision table" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["inputs", "rows"],
    properties: {
      hit: { type: "string", title: "Hit policy", enum: [...POLICIES] },
      inputs: {
        type: "array",
        title: "Inputs",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["id", "expression"],
          properties: {
            id: { type: "string", title: "Id" },
            title: { type: "string", title: "Title" },
            expression: { type: "string", title: "Value", "x-expression": true },
          },
        },
      },
      rows: {
        type: "array",
        title: "Rows",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["id", "points"],
          properties: {
            id: { type: "string", title: "Id" },
            when: { type: "object", title: "When", description: "Input to a value, or to {gt, gte, lt, lte, in, not}; an input left out fits all." },
            points: { type: ["number", "string"], title: "Points", "x-expression": true, "x-returns": "number" },
            reason: { type: "string", title: "Reason" },
            priority: { type: "number", title: "Priority" },
          },
        },
      },
      default: { type: "number", title: "Points when no row holds" },
    },
  },
  prepare(params, context) {
    const hit = choice(params, "hit", POLICIES, context);
    const inputs = objects(params.inputs).map((input, index) => ({
      id: optionalText(input, "id") ?? String(index),
      expression: context.expression(optionalText(input, "expression") ?? "", `/inputs/${index}/expression`),
    }));
    const ids = inputs.map(({ id }) => id);
    const rows = objects(params.rows).map((row, index) => readRow(row, index, ids, context));
    if (hit === "unique") refuseOverlaps(rows, context);
    return { hit, inputs, rows, otherwise: optionalNumber(params, "default") ?? 0, title: context.indicator.title };
  },
  evaluate(table: Table, facts: ScoringFacts) {
    const values = table.inputs.map(({ expression }) => expression.evaluate(facts));
    const hits = table.rows.filter((row) => row.cells.every((cell, index) => cell === undefined || holds(cell, values[index])));
    const inputs: { [key: string]: Json } = {};
    table.inputs.forEach(({ id }, index) => {
      inputs[id] = values[index] ?? null;
    });
    const taken = takenRows(table.hit, hits);
    const [first] = taken;
    if (first === undefined) return { points: table.otherwise, reason: `${table.title}：没有符合的条件`, evidence: { inputs, rows: [] } };
    const points = taken.map((row) => pointsOf(row, facts));
    if (table.hit === "any" && points.some((one) => one !== points[0])) throw ScoringTableDisagrees({ facts: { rows: idsOf(taken) } });
    return {
      points: collect(table.hit, points),
      reason: taken.length === 1 || table.hit === "any" ? first.reason : taken.map(({ reason }) => reason).join("；"),
      evidence: { inputs, rows: taken.map(({ id }) => id) },
    };
  },
});

function readRow(row: JsonObject, index: number, inputs: readonly string[], context: PrepareContext): Row {
  const when = typeof row.when === "object" && row.when !== null && !Array.isArray(row.when) ? row.when : {};
  for (const name of Object.keys(when)) {
    if (!inputs.includes(name))
      context.issue(`/rows/${index}/when/${name}`, { "zh-CN": `表中没有名为“${name}”的输入。`, en: `The table has no input ${name}.` });
  }
  return {
    id: optionalText(row, "id") ?? String(index),
    cells: inputs.map((name) =>
      when[name] === undefined ? undefined : readCell(when[name], (message) => context.issue(`/rows/${index}/when/${name}`, message)),
    ),
    points: typeof row.points === "string" ? context.expression(row.points, `/rows/${index}/points`) : (optionalNumber(row, "points") ?? 0),
    reason: optionalText(row, "reason") ?? context.indicator.title,
    priority: optionalNumber(row, "priority") ?? 0,
  };
}

function refuseOverlaps(rows: readonly Row[], context: PrepareContext): void {
  rows.forEach((row, index) => {
    const other = rows.slice(0, index).find((earlier) => earlier.cells.every((cell, at) => mayMeet(cell, row.cells[at])));
    if (other === undefined) return;
    context.issue(`/rows/${index}`, { "zh-CN": `第“${row.id}”行与“${other.id}”行可能同时符合。`, en: `Row ${row.id} can hold together with row ${other.id}.` });
  });
}

function takenRows(hit: Table["hit"], hits: readonly Row[]): readonly Row[] {
  if (hit === "first") return hits.slice(0, 1);
  if (hit === "priority") return hits.length === 0 ? [] : [hits.reduce((best, row) => (row.priority > best.priority ? row : best))];
  if (hit === "unique" && hits.length > 1) throw ScoringTableOverlap({ facts: { rows: idsOf(hits) } });
  return hits;
}

function collect(hit: Table["hit"], points: readonly number[]): number {
  if (hit === "collect-sum") return points.reduce((sum, one) => sum + one, 0);
  if (hit === "collect-min") return Math.min(...points);
  return hit === "collect-max" ? Math.max(...points) : (points[0] ?? 0);
}

const idsOf = (rows: readonly Row[]): string => rows.map(({ id }) => id).join("、");
const pointsOf = ({ points }: Row, facts: ScoringFacts): number => (typeof points === "number" ? points : numberOf(points.evaluate(facts)));
const objects = (value: Json | undefined): JsonObject[] =>
  (Array.isArray(value) ? value : []).filter((one): one is JsonObject => typeof one === "object" && one !== null && !Array.isArray(one));
