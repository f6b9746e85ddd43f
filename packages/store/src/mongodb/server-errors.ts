import { ZhiliError } from "@zhili/contracts";
import { BSON, MongoBulkWriteError, MongoError, MongoInvalidArgumentError, MongoServerError } from "mongodb";
import { StoreBadDocument, StoreDuplicateKey, StoreNotSupported, StoreUnavailable } from "../errors.js";

const DUPLICATE = /collection: [^.\s]+\.(\S+) index: (.+?) dup key/;
const LARGER = /larger than the maximum/;
const TOO_LARGE = new Set([10334, 17280, 17419, 17420]);
const NOT_DONE = new Set([20, 59, 115, 238, 263]);
const PARALLEL_ARRAYS = 171;

/** True when the driver says that the whole unit may be run again. */
export function isTransient(error: unknown): boolean {
  return error instanceof MongoError && error.hasErrorLabel("TransientTransactionError");
}

/** True when the document itself was refused, so that trying again would change nothing. */
export function isRefusal(error: unknown): boolean {
  const told = storeError(error);
  return !isTransient(error) && told instanceof ZhiliError && told.status < 500;
}

/** A failure of the driver in the words of the store; errors that are not the driver's pass through as they are. */
export function storeError(error: unknown): unknown {
  if (error instanceof ZhiliError) return error;
  if (error instanceof BSON.BSONError || (error instanceof MongoInvalidArgumentError && LARGER.test(error.message))) return tooLarge(error);
  if (!(error instanceof MongoError)) return error;
  const message = withoutSecrets(error.message);
  const code = typeof error.code === "number" ? error.code : undefined;
  if (code === 11000 && (error instanceof MongoServerError || error instanceof MongoBulkWriteError)) {
    const [, collection, index] = DUPLICATE.exec(error.message) ?? [];
    return StoreDuplicateKey({ facts: { collection: collection ?? "?", index: index === "_id_" ? "id" : (index ?? "?") }, cause: error });
  }
  if (code !== undefined && TOO_LARGE.has(code)) return tooLarge(error);
  if (code === PARALLEL_ARRAYS) return StoreBadDocument({ facts: { path: "", reason: "two lists under one index" }, cause: error });
  if (code !== undefined && NOT_DONE.has(code)) return StoreNotSupported({ facts: { operation: message, adapter: "mongodb" }, cause: error });
  if (isTransient(error)) return StoreUnavailable({ facts: { reason: `others kept changing the same data (${message})` }, cause: error });
  return StoreUnavailable({ facts: { reason: message }, cause: error });
}

/** What the driver throws when a document does not fit its buffer, as a store error; anything else as it is. */
export function sizeError(error: unknown): unknown {
  return error instanceof RangeError ? tooLarge(error) : error;
}

/** A text without the user and password of any address in it. */
export function withoutSecrets(text: string): string {
  return text.replace(/(mongodb(?:\+srv)?:\/\/)[^@\s]*@/g, "$1***@");
}

function tooLarge(error: Error): ZhiliError {
  return StoreBadDocument({ facts: { path: "", reason: `larger than the database takes (${withoutSecrets(error.message)})` }, cause: error });
}
