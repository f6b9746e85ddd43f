import type { Issue } from "./issue.js";
import { fillMessage, type Language, type LocalizedText, type MessageFacts } from "./localized.js";

/** What one error code says, whatever its facts are. */
export interface ErrorKind {
  readonly code: string;
  /** HTTP status that the server answers with. */
  readonly status: number;
  readonly messages: LocalizedText;
}

export interface ErrorDetails {
  readonly facts?: MessageFacts;
  /** Field-level reasons, shown beside the fields. */
  readonly issues?: readonly Issue[];
  readonly cause?: unknown;
}

/** Every refusal of the platform: a code, an HTTP status, facts, and a message in each language. */
export class ZhiliError extends Error {
  readonly code: string;
  readonly status: number;
  readonly kind: ErrorKind;
  readonly facts: MessageFacts;
  readonly issues: readonly Issue[];

  constructor(kind: ErrorKind, details: ErrorDetails = {}) {
    super(fillMessage(kind.messages.en, details.facts ?? {}), details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "ZhiliError";
    this.code = kind.code;
    this.status = kind.status;
    this.kind = kind;
    this.facts = details.facts ?? {};
    this.issues = details.issues ?? [];
  }

  /** The message in the reader's language, facts filled in. */
  messageIn(language: Language): string {
    return fillMessage(this.kind.messages[language], this.facts);
  }
}

/** Makes the factory of one error code: `const RecordNotFound = defineError("RECORD_NOT_FOUND", 404, {...}); throw RecordNotFound({ facts })`. */
export function defineError(code: string, status: number, messages: LocalizedText): ErrorFactory {
  const kind: ErrorKind = { code, status, messages };
  const factory = (details?: ErrorDetails): ZhiliError => new ZhiliError(kind, details);
  return Object.assign(factory, { kind, is: (error: unknown): error is ZhiliError => error instanceof ZhiliError && error.code === code });
}

export interface ErrorFactory {
  (details?: ErrorDetails): ZhiliError;
  readonly kind: ErrorKind;
  /** True when the error carries this code. */
  is(error: unknown): error is ZhiliError;
}
