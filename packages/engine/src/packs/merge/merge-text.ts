import { diff3Merge } from "node-diff3";

type Region = { readonly ok?: readonly string[]; readonly conflict?: unknown };

/** Three-way merge by lines; nothing when both sides changed the same lines. */
export function mergeLines(base: string, ours: string, theirs: string): string | undefined {
  return merged(linesOf(base), linesOf(ours), linesOf(theirs));
}

/** Three-way merge of an expression by its tokens; nothing when both sides changed the same place. */
export function mergeTokens(base: string, ours: string, theirs: string): string | undefined {
  return merged(tokensOf(base), tokensOf(ours), tokensOf(theirs));
}

function merged(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string | undefined {
  const regions = diff3Merge([...ours], [...base], [...theirs], { excludeFalseConflicts: true }) as readonly Region[];
  if (regions.some((region) => region.ok === undefined)) return undefined;
  return regions.flatMap((region) => region.ok ?? []).join("");
}

/** Lines with their endings, so that joining them gives the text again. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Words, numbers, quoted texts, blanks and single signs. */
function tokensOf(text: string): string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|&&|\|\||[=!<>]=|\s+|[\s\S]/gu) ?? [];
}
