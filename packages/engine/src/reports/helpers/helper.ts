import type { LocalizedText } from "@zhili/contracts";
import type { SafeHtml } from "../template/escape-html.js";

/** A helper of templates as the platform and plugins register it: gets plain values, gives text that is escaped. */
export interface ReportHelper {
  readonly name: string;
  readonly title: LocalizedText;
  /** `options` holds the named arguments, and `language` and `zone` of the rendering. */
  render(values: readonly unknown[], options: Readonly<Record<string, unknown>>): unknown;
}

/** A helper inside the room: may give a value for a condition, or HTML made by the platform. */
export interface BuiltInHelper extends ReportHelper {
  /** Works without arguments too. */
  readonly alone?: boolean;
  render(values: readonly unknown[], options: Readonly<Record<string, unknown>>): string | number | boolean | SafeHtml | undefined;
}

/** What the renderer calls. */
export interface CallableHelper {
  readonly alone: boolean;
  call(
    values: readonly unknown[],
    named: Readonly<Record<string, unknown>>,
    run: { readonly options: Readonly<Record<string, unknown>>; readonly root: unknown },
  ): unknown;
}

export type HelperTable = ReadonlyMap<string, CallableHelper>;
