import type { Issue } from "@zhili/contracts";
import { PacksBadJson, PacksForbiddenName, PacksTooLarge, packIssue } from "../errors.js";

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const DEEPEST = 64;

export type ReadJson = { readonly value: unknown; readonly issues: readonly Issue[] };

/** Parses a file. Refuses what is not JSON, names that reach a prototype, and nesting beyond 64 levels. */
export function readJson(file: string, text: string): ReadJson {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { value: undefined, issues: [{ ...packIssue(PacksBadJson, "", { file, reason }), file, line: brokenLine(text, reason) }] };
  }
  const issues: Issue[] = [];
  walk(value, "", 0, file, issues);
  return { value, issues };
}

function walk(value: unknown, path: string, depth: number, file: string, issues: Issue[]): void {
  if (value === null || typeof value !== "object" || issues.length > 20) return;
  if (depth > DEEPEST) {
    issues.push({ ...packIssue(PacksTooLarge, path, { file, limit: `${DEEPEST} levels` }), file });
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    const inner = `${path}/${pointerPart(key)}`;
    if (!Array.isArray(value) && FORBIDDEN.has(key)) issues.push({ ...packIssue(PacksForbiddenName, inner, { key }), file });
    else walk(member, inner, depth + 1, file, issues);
  }
}

/** A name as a part of a JSON Pointer. */
export function pointerPart(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

function brokenLine(text: string, reason: string): number {
  const position = /position (\d+)/.exec(reason)?.[1];
  return position === undefined ? 1 : text.slice(0, Number(position)).split("\n").length;
}
