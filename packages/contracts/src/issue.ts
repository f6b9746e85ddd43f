import type { LocalizedText } from "./localized.js";

/** One thing wrong with an input or a definition: what, where and, when one is near, the name that was probably meant. */
export interface Issue {
  /** Stable code, listed in docs/reference/errors.md. */
  readonly code: string;
  /** JSON Pointer into the document or submission, "" for the whole. */
  readonly path: string;
  readonly message: LocalizedText;
  /** Pack that the file is in, when several are checked together. */
  readonly pack?: string;
  /** File inside a pack, with the 1-based line, when the document came from one. */
  readonly file?: string;
  readonly line?: number;
  /** Nearest known name. */
  readonly suggestion?: string;
}
