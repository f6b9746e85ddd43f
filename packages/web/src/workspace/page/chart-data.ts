import type { Json } from "@zhili/contracts";
import type { BlockData } from "../../api/page-data.js";

export interface Series {
  readonly id: string;
  readonly title: string;
  readonly values: readonly number[];
}

export interface ChartData {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly top: number;
}

/** Labels along and the values of each series from the rows of a dataset; what is no number counts as 0. */
export function chartData(data: BlockData, x: string | undefined, y: readonly string[] | undefined): ChartData {
  const rows = data.rows ?? [];
  const names = data.columns?.map((column) => column.id) ?? Object.keys(rows[0] ?? {});
  const along = x ?? names[0] ?? "";
  const measures = y !== undefined && y.length > 0 ? y : names.filter((name) => name !== along && rows.some((row) => typeof row[name] === "number"));
  const title = (id: string) => data.columns?.find((column) => column.id === id)?.title ?? id;
  const series = measures.map((id) => ({ id, title: title(id), values: rows.map((row) => numberOf(row[id])) }));
  return {
    labels: rows.map((row) => data.words?.[along]?.[String(row[along] ?? "")] ?? String(row[along] ?? "")),
    series,
    top: niceTop(Math.max(0, ...series.flatMap((one) => one.values))),
  };
}

/** The next round number at or above: 1, 2, 2.5, 5 times a power of ten. */
export function niceTop(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** Values at which lines are drawn: quarters, and only whole ones where everything counted is whole. */
export function ticksOf({ series, top }: ChartData): number[] {
  const whole = series.every(({ values }) => values.every(Number.isInteger));
  if (!whole || top % 4 === 0) return [0, 0.25, 0.5, 0.75, 1].map((share) => share * top);
  const step = Math.max(1, Math.ceil(top / 5));
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step);
}

/** Path of one slice of a ring, from and to as shares of the whole. */
export function slicePath(from: number, to: number, outer: number, inner: number): string {
  const end = Math.min(to, from + 0.99999);
  const at = (share: number, radius: number) =>
    `${(radius * Math.sin(2 * Math.PI * share)).toFixed(3)} ${(-radius * Math.cos(2 * Math.PI * share)).toFixed(3)}`;
  const large = end - from > 0.5 ? 1 : 0;
  return `M${at(from, outer)}A${outer} ${outer} 0 ${large} 1 ${at(end, outer)}L${at(end, inner)}A${inner} ${inner} 0 ${large} 0 ${at(from, inner)}Z`;
}

function numberOf(value: Json | undefined): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
