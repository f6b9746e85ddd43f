import type { Doc } from "../values/doc.js";
import { keyText } from "../values/order.js";
import { keyValuesAt } from "../values/paths.js";
import type { IndexDefinition } from "./index-definition.js";

/** One committed state of one document; no document means deleted. */
export interface Version {
  readonly at: number;
  readonly document: Doc | undefined;
}

/**
 * Documents with their committed versions, newest last, so that a reader of an older instant sees what was there then.
 * `lookups` answer "which documents may hold this value at this path", for any version that is kept: a superset, to be matched again.
 */
export class Collection {
  readonly name: string;
  readonly madeAt: number;
  readonly chains = new Map<string, Version[]>();
  readonly indexes = new Map<string, IndexDefinition>();
  readonly keys = new Map<string, Map<string, Set<string>>>();
  readonly lookups = new Map<string, Map<string, Set<string>>>();
  /** The oldest instant that can still be read. */
  oldest = 0;

  constructor(name: string, madeAt: number) {
    this.name = name;
    this.madeAt = madeAt;
  }

  /** The document as committed at the instant. */
  at(id: string, instant: number): Doc | undefined {
    const chain = this.chains.get(id);
    for (let at = (chain?.length ?? 0) - 1; chain !== undefined && at >= 0; at--) {
      const version = chain[at];
      if (version !== undefined && version.at <= instant) return version.document;
    }
    return undefined;
  }

  /** The newest committed version. */
  newest(id: string): Version | undefined {
    return this.chains.get(id)?.at(-1);
  }

  commit(id: string, document: Doc | undefined, at: number): void {
    const chain = this.chains.get(id);
    if (chain === undefined) this.chains.set(id, [{ at, document }]);
    else chain.push({ at, document });
    if (document !== undefined) this.note(id, document);
  }

  addIndex(index: IndexDefinition): void {
    this.indexes.set(index.name, index);
    this.remake();
  }

  dropIndex(name: string): void {
    this.indexes.delete(name);
    this.remake();
  }

  /** Forgets versions that nobody can read any more: those replaced at or before the instant. */
  prune(instant: number): void {
    for (const [id, chain] of this.chains) {
      const keep = chain.findLastIndex((version) => version.at <= instant);
      if (keep > 0) chain.splice(0, keep);
      if (chain.length === 1 && chain[0]?.document === undefined && (chain[0]?.at ?? 0) <= instant) this.chains.delete(id);
    }
    this.oldest = instant;
    this.remake();
  }

  private remake(): void {
    this.keys.clear();
    this.lookups.clear();
    for (const index of this.indexes.values()) {
      this.keys.set(index.name, new Map());
      const first = Object.keys(index.key)[0];
      if (first !== undefined && first !== "_id") this.lookups.set(first, new Map());
    }
    for (const [id, chain] of this.chains) for (const version of chain) if (version.document !== undefined) this.note(id, version.document);
  }

  private note(id: string, document: Doc): void {
    for (const index of this.indexes.values()) {
      if (!index.unique) continue;
      for (const key of index.keysOf(document)) put(this.keys.get(index.name), key, id);
    }
    for (const [path, entries] of this.lookups) {
      for (const value of keyValuesAt(document, path.split("."))) put(entries, keyText(value), id);
    }
  }
}

function put(entries: Map<string, Set<string>> | undefined, key: string, id: string): void {
  const ids = entries?.get(key);
  if (ids === undefined) entries?.set(key, new Set([id]));
  else ids.add(id);
}
