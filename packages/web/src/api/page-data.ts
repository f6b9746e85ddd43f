import type { JsonObject } from "@zhili/contracts";

export interface Figure {
  readonly id: string;
  readonly title?: string;
  readonly value?: number | string | null;
  readonly of?: number | null;
  readonly target?: number | null;
  readonly format?: string;
  readonly text?: string;
  /** The reader has no right to what it counts. */
  readonly withheld?: boolean;
  /** Address of what it counts. */
  readonly opens?: string | null;
}

export interface BlockData {
  readonly figures?: readonly Figure[];
  readonly rows?: readonly JsonObject[];
  /** The reader has no right to what it is made of. */
  readonly withheld?: boolean;
  /** For each row the address of what it rests on. */
  readonly opens?: readonly (string | null)[];
  readonly columns?: readonly { readonly id: string; readonly title?: string; readonly format?: string }[];
  /** Column to value to the words for it. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly totals?: JsonObject | null;
  /** Rows before the limit. */
  readonly count?: number;
  readonly problem?: string;
  /** Of a map. */
  readonly tiles?: readonly MapTile[];
  readonly place?: { readonly id: string; readonly name: string };
  readonly above?: { readonly id: string; readonly name: string } | null;
}

export interface MapTile {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  readonly of: number | null;
  readonly column?: number;
  readonly row?: number;
  readonly opens: string | null;
  readonly deeper: boolean;
}

export interface PageData {
  readonly blocks: Readonly<Record<string, BlockData>>;
  readonly meta?: {
    readonly orgUnit?: { readonly id: string; readonly name: string };
    readonly from?: string;
    readonly to?: string;
    readonly computedAt?: string;
    readonly revision?: string;
  };
}
