import type { ErrorSchema } from "@rjsf/utils";
import type { ProblemIssue } from "../../api/types.js";
import { pointerSegments } from "./validate-data.js";

/** Errors beside fields, as react-jsonschema-form wants them, from issues with JSON Pointers. */
export function toExtraErrors(issues: readonly ProblemIssue[]): ErrorSchema {
  const root: Record<string, unknown> = {};
  for (const issue of issues) {
    let node = root;
    for (const segment of fieldSegments(issue.path)) {
      const next = node[segment];
      if (typeof next === "object" && next !== null) node = next as Record<string, unknown>;
      else {
        const made: Record<string, unknown> = {};
        node[segment] = made;
        node = made;
      }
    }
    const errors = Array.isArray(node.__errors) ? node.__errors : [];
    node.__errors = [...errors, issue.message];
  }
  return root as ErrorSchema;
}

/** Id of the element that an issue is about, for links of the error summary. */
export function elementIdOf(path: string, prefix = "root"): string {
  return [prefix, ...fieldSegments(path)].join("_");
}

/** The field at the top of the form that a path lies in; undefined for the whole. */
export function topField(path: string): string | undefined {
  return fieldSegments(path)[0];
}

/** Pointers of the server may start at the submission (`/data/x`, `/input/x`) or at the data. */
export function fieldSegments(path: string): readonly string[] {
  const segments = pointerSegments(path.startsWith("/") || path === "" ? path : `/${path.replace(/\./g, "/")}`);
  return segments.length > 1 && (segments[0] === "data" || segments[0] === "input") ? segments.slice(1) : segments;
}
