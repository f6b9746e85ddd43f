import { openDatabase, type SqlDatabase, type SqlRow, type SqlStatement, type SqlValue } from "./driver.js";
import { storeError } from "./store-error.js";

const MOST_STATEMENTS = 400;

/** One connection with its prepared statements; every failure comes out as a store error. */
export class Connection {
  readonly #database: SqlDatabase;
  readonly #statements = new Map<string, SqlStatement>();

  constructor(file: string, options: { readonly readOnly?: boolean; readonly pragmas: readonly string[] }) {
    try {
      this.#database = openDatabase(file, options.readOnly === true);
      for (const pragma of options.pragmas) this.#database.exec(`PRAGMA ${pragma}`);
    } catch (error) {
      throw storeError(error);
    }
  }

  /** Prepares once and remembers; the least recently made statement goes first when there are too many. */
  statement(sql: string): SqlStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= MOST_STATEMENTS) {
      for (const oldest of this.#statements.keys()) {
        this.#statements.delete(oldest);
        break;
      }
    }
    const made = this.#database.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  run(sql: string, parameters: readonly SqlValue[] = []): number {
    try {
      return Number(this.statement(sql).run(...parameters).changes);
    } catch (error) {
      throw storeError(error);
    }
  }

  get(sql: string, parameters: readonly SqlValue[] = []): SqlRow | undefined {
    try {
      return this.statement(sql).get(...parameters);
    } catch (error) {
      throw storeError(error);
    }
  }

  all(sql: string, parameters: readonly SqlValue[] = []): SqlRow[] {
    try {
      return this.statement(sql).all(...parameters);
    } catch (error) {
      throw storeError(error);
    }
  }

  /** The lines of the query plan, not remembered as a statement. */
  plan(sql: string): string[] {
    try {
      const rows = this.#database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      return rows.map((row) => String(row.detail));
    } catch (error) {
      throw storeError(error);
    }
  }

  exec(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw storeError(error);
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}
