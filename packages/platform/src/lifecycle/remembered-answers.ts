import type { PackDocument } from "@zhili/engine/packs";
import type { Registry } from "../plugin-host/registry.js";

/** The last few answers to a question about packs, which the packs and what is registered decide alone. */
export class RememberedAnswers<T> {
  readonly #most: number;
  readonly #answers = new WeakMap<Registry, Map<string, T>>();

  constructor(most: number) {
    this.#most = most;
  }

  get(registry: Registry, packs: readonly PackDocument[]): T | undefined {
    return this.#answers.get(registry)?.get(keyOf(packs));
  }

  put(registry: Registry, packs: readonly PackDocument[], answer: T): void {
    const known = this.#answers.get(registry) ?? new Map<string, T>();
    this.#answers.set(registry, known);
    known.delete(keyOf(packs));
    known.set(keyOf(packs), answer);
    for (const oldest of known.keys()) {
      if (known.size <= this.#most) return;
      known.delete(oldest);
    }
  }
}

function keyOf(packs: readonly PackDocument[]): string {
  return packs.map(({ hash }) => hash).join(" ");
}
