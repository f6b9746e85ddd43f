import { StoreBadPath } from "../errors.js";
import { LIMITS } from "./limits.js";

const FORBIDDEN_SEGMENTS = new Set(["__proto__", "constructor", "prototype"]);
const FORBIDDEN_CHARACTERS = /["\\\p{Cc}\p{Cs}]/u;
const accepted = new Set<string>();
const REMEMBERED = 2000;

/**
 * Refuses (STORE_BAD_PATH) a path that is empty, too long, has an empty segment, a segment that starts with `$`,
 * one of `__proto__ constructor prototype`, or a quote, backslash or control character. Returns the path.
 * A path goes through objects only, never into the elements of an array.
 */
export function checkPath(path: unknown): string {
  if (typeof path !== "string") throw StoreBadPath({ facts: { path: String(path), reason: "not a text" } });
  if (accepted.has(path)) return path;
  const reason = pathFault(path);
  if (reason !== undefined) throw StoreBadPath({ facts: { path: path.slice(0, LIMITS.pathLength), reason } });
  if (accepted.size >= REMEMBERED) accepted.clear();
  accepted.add(path);
  return path;
}

function pathFault(path: string): string | undefined {
  if (path.length === 0) return "empty";
  if (path.length > LIMITS.pathLength) return `longer than ${LIMITS.pathLength} characters`;
  if (FORBIDDEN_CHARACTERS.test(path)) return "a character that no field name has";
  const segments = path.split(".");
  if (segments.length > LIMITS.pathSegments) return `more than ${LIMITS.pathSegments} segments`;
  for (const segment of segments) {
    if (segment === "") return "an empty segment";
    if (segment.startsWith("$")) return "a segment that starts with $";
    if (FORBIDDEN_SEGMENTS.has(segment)) return `the segment ${segment}`;
  }
  return undefined;
}
