import type { SortKey } from "../dialect/check-find.js";
import type { Condition } from "../dialect/condition.js";
import type { CollectionInfo } from "./collection-info.js";
import type { Connection } from "./connection.js";
import { orderIndex } from "./order-index.js";
import type { WhereSql } from "./query-sql.js";

const REMEMBERED = 1000;
const FRESH_MS = 60_000;

interface Breadth {
  readonly broad: boolean;
  readonly until: number;
}

/**
 * Chooses between two ways to a page: find all that match and sort them, or walk an index in the order of the sort and test each
 * document. The database cannot know how many match a bound value; here up to sqrt(limit x size) of them are counted, where both ways
 * cost about the same, and the answer is kept for a minute. It changes the cost of a page, never its content.
 */
export class OrderChoice {
  readonly #connection: Connection;
  readonly #sorts = new Map<string, "ordered" | "scans" | "sorts">();
  readonly #usable = new Map<string, boolean>();
  readonly #breadths = new Map<string, Breadth>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `INDEXED BY …` for the table of these statements (texts before the hint is put in), or nothing. */
  hint(
    info: CollectionInfo,
    condition: Condition,
    sort: readonly SortKey[],
    where: WhereSql,
    limit: number,
    textsWith: (hint: string) => readonly string[],
  ): string {
    if (info.indexes.length === 0 || sort[0]?.path === "id") return "";
    const plain = textsWith("");
    const way = this.#wayOf(plain[0] ?? "");
    if (way === "ordered") return "";
    const index = orderIndex(info, condition, sort);
    if (index === undefined) return "";
    const hint = ` INDEXED BY ${index}`;
    if (!textsWith(hint).every((text) => this.#isUsable(text))) return "";
    return way === "scans" || this.#isBroad(info, where, limit) ? hint : "";
  }

  /** Forgets everything, after indexes have changed. */
  forget(): void {
    this.#sorts.clear();
    this.#usable.clear();
    this.#breadths.clear();
  }

  #wayOf(sql: string): "ordered" | "scans" | "sorts" {
    return remember(this.#sorts, sql, () => {
      const details = this.#connection.plan(sql);
      if (!details.some((detail) => detail.includes("TEMP B-TREE"))) return "ordered";
      return details.some((detail) => /^SCAN c\d+/.test(detail)) ? "scans" : "sorts";
    });
  }

  #isUsable(sql: string): boolean {
    return remember(this.#usable, sql, () => {
      try {
        return !this.#connection.plan(sql).some((detail) => detail.includes("TEMP B-TREE FOR ORDER BY"));
      } catch {
        return false;
      }
    });
  }

  #isBroad(info: CollectionInfo, where: WhereSql, limit: number): boolean {
    const key = `${info.table} ${where.sql} ${JSON.stringify(where.parameters)}`;
    const known = this.#breadths.get(key);
    const now = performance.now();
    if (known !== undefined && known.until > now) return known.broad;
    const size = Number(this.#connection.get(info.sql.size)?.size ?? 0);
    const most = Math.ceil(Math.sqrt(limit * size));
    const sql = `SELECT count(*) AS c FROM (SELECT 1 FROM ${info.table} WHERE ${where.sql} LIMIT ?)`;
    const broad = Number(this.#connection.get(sql, [...where.parameters, most + 1])?.c ?? 0) > most;
    this.#breadths.delete(key);
    remember(this.#breadths, key, () => ({ broad, until: now + FRESH_MS }));
    return broad;
  }
}

function remember<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  if (map.size >= REMEMBERED) map.clear();
  const made = make();
  map.set(key, made);
  return made;
}
