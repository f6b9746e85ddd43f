import { type Issue, type JsonObject, ZhiliError } from "@zhili/contracts";
import type { RequestContext } from "../platform.js";
import { readableRefusal } from "../workflows/readable-refusal.js";

/** A refusal as whoever acted would have been told it. */
export interface ToldRefusal {
  readonly code: string;
  readonly text: string;
  readonly issues: readonly Issue[];
}

/** The words of a refusal for somebody who acts in the sample world. */
export function tellRefusal(error: ZhiliError, context: RequestContext, data: JsonObject): ToldRefusal {
  const told = readableRefusal(error, { configuration: context.configuration, context }, data);
  const refusal = told instanceof ZhiliError ? told : error;
  return { code: refusal.code, text: refusal.messageIn(context.language), issues: refusal.issues };
}
