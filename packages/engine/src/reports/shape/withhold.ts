import type { ShapedDataset } from "./shaped.js";

/** A dataset that the reader has no right to: its lists are empty, its figures are not there, which is something else than none. */
export function withhold({ totals: _totals, opens: _opens, ...dataset }: ShapedDataset, figures: boolean): ShapedDataset {
  const blank = Object.fromEntries(dataset.columns.map(({ id }) => [id, null]));
  return { ...dataset, rows: figures ? [blank] : [], count: figures ? 1 : 0, withheld: true };
}
