import type { Doc } from "./values/doc.js";

/** A refusal as the server words it: a code, its name, and the labels that drivers act on. */
export class ServerError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly labels: readonly string[];
  readonly extra: Doc;

  constructor(code: number, codeName: string, message: string, options: { labels?: readonly string[]; extra?: Doc } = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.labels = options.labels ?? [];
    this.extra = options.extra ?? {};
  }

  /** The reply of a command that failed with this error. */
  reply(): Doc {
    return {
      ok: 0,
      errmsg: this.message,
      code: this.code,
      codeName: this.codeName,
      ...this.extra,
      ...(this.labels.length > 0 ? { errorLabels: [...this.labels] } : {}),
    };
  }
}

const TRANSIENT = ["TransientTransactionError"];

/** What the double does not do; it says so instead of guessing. */
export function notInDouble(what: string): ServerError {
  return new ServerError(238, "NotImplemented", `the double does not do ${what}`);
}

export function badValue(message: string): ServerError {
  return new ServerError(2, "BadValue", message);
}

export function typeMismatch(message: string): ServerError {
  return new ServerError(14, "TypeMismatch", message);
}

/** Another unit of work wrote the same document or unique key first. */
export function writeConflict(what: string): ServerError {
  const message = `Caused by :: WriteConflict: Write conflict during plan execution and yielding is disabled. (${what})`;
  return new ServerError(112, "WriteConflict", message, { labels: TRANSIENT });
}

export function noSuchTransaction(message: string): ServerError {
  return new ServerError(251, "NoSuchTransaction", message, { labels: TRANSIENT });
}

export function snapshotUnavailable(message: string): ServerError {
  return new ServerError(246, "SnapshotUnavailable", message, { labels: TRANSIENT });
}

export function duplicateKey(namespace: string, index: string, keyPattern: Doc, keyValue: Doc): ServerError {
  const key = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return new ServerError(11000, "DuplicateKey", `E11000 duplicate key error collection: ${namespace} index: ${index} dup key: { ${key.join(", ")} }`, {
    extra: { keyPattern, keyValue },
  });
}
