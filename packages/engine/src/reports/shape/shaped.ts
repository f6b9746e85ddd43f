import type { Format } from "@zhili/contracts";

/** One row as it comes from its source: fields and envelope flat, and the records joined to it by name. */
export interface SourceRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly joined?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  /** How many rows this one stands for, its amounts being their sums; one when absent. */
  readonly count?: number;
  /** Address inside the product of what the row is: a record, an account. */
  readonly opens?: string;
}

export interface ShapeContext {
  readonly params?: Readonly<Record<string, unknown>>;
  /** ISO moment and local day. */
  readonly now: string;
  readonly today: string;
  /** IANA zone in which moments are cut to days. */
  readonly zone?: string;
  /** The org unit above (or the same) at a level, for keys rolled up. */
  readonly ancestor?: (orgUnit: string, level: string) => string | undefined;
  /** The org unit right below that of the report on the way to this one; the same where it lies no deeper. */
  readonly below?: (orgUnit: string) => string | undefined;
  /** The codes of a field in the order in which they are defined; groups by it come in this order unless the dataset sorts otherwise. */
  readonly codes?: (field: string) => readonly string[] | undefined;
  /** Address of the list of what a group is made of, by its keys; without keys, of all that the dataset reads. */
  readonly opensGroup?: (keys: ShapedRow) => string | undefined;
}

export interface ShapedColumn {
  readonly id: string;
  readonly title: string;
  readonly format?: Format;
}

export type ShapedRow = Readonly<Record<string, unknown>>;

/** A dataset ready for templates, tables and charts. */
export interface ShapedDataset {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ShapedColumn[];
  readonly rows: readonly ShapedRow[];
  readonly totals?: ShapedRow;
  /** Rows before the limit. */
  readonly count: number;
  /** The reader has no right to what it is made of. */
  readonly withheld?: true;
  /** For each row the address of what it rests on; absent when none leads anywhere. */
  readonly opens?: readonly (string | null)[];
}
