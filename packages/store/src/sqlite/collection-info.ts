import type { IndexSpec, Scalar } from "@zhili/contracts";

/** An index with its number: index `i5`, or side table `a5` of an array index. */
export interface NumberedIndex {
  readonly number: number;
  readonly spec: IndexSpec;
}

/** What the adapter knows of one collection. */
export class CollectionInfo {
  readonly name: string;
  readonly table: string;
  readonly sql: CollectionSql;
  /** False until the transaction that made the table is committed. */
  committed: boolean;
  /** How often something was committed to it since it was opened. */
  commits = 0;
  #indexes: readonly NumberedIndex[] = [];
  #partial = new Map<string, readonly Scalar[]>();

  constructor(name: string, number: number, committed: boolean) {
    this.name = name;
    this.table = `c${number}`;
    this.committed = committed;
    this.sql = {
      get: `SELECT json(doc) AS d FROM ${this.table} WHERE id = ?`,
      take: `SELECT n, json(doc) AS d FROM ${this.table} WHERE id = ?`,
      insert: `INSERT INTO ${this.table} (id, doc) VALUES (?, jsonb(?))`,
      replace: `UPDATE ${this.table} SET doc = jsonb(?) WHERE n = ?`,
      remove: `DELETE FROM ${this.table} WHERE id = ?`,
      clear: `DELETE FROM ${this.table}`,
      size: `SELECT max(n) AS size FROM ${this.table}`,
    };
  }

  get indexes(): readonly NumberedIndex[] {
    return this.#indexes;
  }

  setIndexes(indexes: readonly NumberedIndex[]): void {
    this.#indexes = indexes;
    this.#partial = new Map();
    for (const { spec } of indexes) {
      for (const [path, value] of Object.entries(spec.where ?? {})) this.#partial.set(path, [...(this.#partial.get(path) ?? []), value]);
    }
  }

  /** True when an index holds only documents with this equality. */
  isPartial(path: string, value: Scalar): boolean {
    return this.#partial.get(path)?.includes(value) === true;
  }

  /** The side table with the elements of every document's array at the path. */
  arrayTable(path: string): string | undefined {
    const found = this.#indexes.find(({ spec }) => spec.array === true && spec.where === undefined && spec.keys[0]?.path === path);
    return found === undefined ? undefined : `a${found.number}`;
  }
}

/** Statements that every collection needs, made once so that their texts are shared. */
export interface CollectionSql {
  readonly get: string;
  readonly take: string;
  readonly insert: string;
  readonly replace: string;
  readonly remove: string;
  readonly clear: string;
  readonly size: string;
}
