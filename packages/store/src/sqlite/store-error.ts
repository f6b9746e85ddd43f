import { ZhiliError } from "@zhili/contracts";
import { StoreDuplicateKey, StoreUnavailable } from "../errors.js";

const UNIQUE_INDEX = /UNIQUE constraint failed: (?:index '(i\d+)'|(a\d+)\.|(c\d+)\.id)/;

/** A uniqueness failure on the database's own names (`c3` a table, `i5` or `a5` an index), before the catalogue has named them. */
export class UniqueFailure extends Error {
  readonly owner: string;

  constructor(owner: string, cause: unknown) {
    super(`uniqueness of ${owner}`, { cause });
    this.owner = owner;
  }
}

/** Turns a failure of the driver into a UniqueFailure or STORE_UNAVAILABLE { reason }; store errors pass through. */
export function storeError(error: unknown): Error {
  if (error instanceof ZhiliError || error instanceof UniqueFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  const unique = UNIQUE_INDEX.exec(message);
  if (unique !== null) return new UniqueFailure(unique[1] ?? unique[2] ?? unique[3] ?? "", error);
  return StoreUnavailable({ facts: { reason: message }, cause: error });
}

/** STORE_DUPLICATE_KEY in the words of the caller. */
export function duplicateKey(collection: string, index: string, cause?: unknown): Error {
  return StoreDuplicateKey({ facts: { collection, index }, cause });
}
