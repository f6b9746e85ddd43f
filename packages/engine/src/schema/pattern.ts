import { RE2JS } from "re2js";

/** A regular expression that takes time linear in the text (RE2), whatever the pattern is. */
export interface Pattern {
  /** True when some part of the text matches; anchors bind it to the ends. */
  test(text: string): boolean;
}

const LONGEST_PATTERN = 500;
const LARGEST_REPEAT = 1000;

/** Compiles a pattern; throws a plain Error with the reason when it is not RE2 (look-around, back references), too long, or repeats too often. */
export function compilePattern(source: string): Pattern {
  if (source.length > LONGEST_PATTERN) throw new Error(`longer than ${LONGEST_PATTERN} characters`);
  for (const [, least, most] of source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    if (Number(least) > LARGEST_REPEAT || Number(most ?? 0) > LARGEST_REPEAT) throw new Error(`repeats more than ${LARGEST_REPEAT} times`);
  }
  const compiled = RE2JS.compile(source);
  return { test: (text) => compiled.matcher(text).find() };
}
