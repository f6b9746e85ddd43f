import { useQueries } from "@tanstack/react-query";
import { readKindSchema } from "../../api/revisions.js";
import type { KindSchema } from "../schema/kind-schema.js";

/** Kinds of parts that have no schema of their own. */
const PLAIN = new Set(["text", "locale", "fixture", "manifest"]);

export function hasSchema(kind: string): boolean {
  return !PLAIN.has(kind);
}

/** Schemas of these kinds, as far as they have come; they don't change while the program runs. */
export function useKindSchemas(kinds: readonly string[]): ReadonlyMap<string, KindSchema> {
  const wanted = [...new Set(kinds)].filter(hasSchema).sort();
  const answers = useQueries({
    queries: wanted.map((kind) => ({
      queryKey: ["kind-schema", kind],
      queryFn: () => readKindSchema<KindSchema>(kind),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return new Map(wanted.flatMap((kind, at) => (answers[at]?.data === undefined ? [] : [[kind, answers[at].data]])));
}
