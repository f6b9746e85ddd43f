import type { Fact } from "@zhili/contracts";
import type { LocalFact, ScoringFact } from "./compiled-edition.js";

/** Facts declared at one place (an indicator or a veto). */
export interface DeclaredFacts {
  readonly place: string;
  readonly facts: readonly Fact[];
}

/**
 * Which facts an edition needs, each once. A name that always means the same is its own key; one that means different things at different
 * places gets a key per place, and is put back under its name there.
 */
export function planGathering(declared: readonly DeclaredFacts[]): { readonly facts: ScoringFact[]; localOf(place: string): readonly LocalFact[] } {
  const meanings = new Map<string, Set<string>>();
  for (const { facts } of declared) {
    for (const fact of facts) meanings.set(fact.id, (meanings.get(fact.id) ?? new Set()).add(meaningOf(fact)));
  }
  const gathered = new Map<string, ScoringFact>();
  const local = new Map<string, LocalFact[]>();
  for (const { place, facts } of declared) {
    for (const fact of facts) {
      const shared = meanings.get(fact.id)?.size === 1;
      const key = shared ? fact.id : localKey(place, fact.id);
      gathered.set(key, { key, fact });
      if (!shared) local.set(place, [...(local.get(place) ?? []), { id: fact.id, key }]);
    }
  }
  return { facts: [...gathered.values()], localOf: (place) => local.get(place) ?? [] };
}

/** Key of a fact that belongs to one place; no expression can name it. */
export const localKey = (place: string, id: string): string => `$${place}.${id}`;

const meaningOf = ({ source, params }: Fact): string => JSON.stringify([source, sorted(params ?? {})]);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
