import type { Json } from "@zhili/contracts";

interface Kept {
  readonly value: Json;
  /** Version of the draft that it was begun on. */
  readonly version: number;
}

/** What was typed and not saved, for as long as the page is open: going to another page and back loses nothing. */
export const unsaved = new Map<string, Kept>();
