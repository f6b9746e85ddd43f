import type { CollectionInfo } from "./collection-info.js";
import type { Connection } from "./connection.js";
import type { SqlRow, SqlValue } from "./driver.js";
import { OrderChoice } from "./order-choice.js";
import { RememberedCounts } from "./remembered-counts.js";
import type { ScanThread } from "./scan-thread.js";

/** Where the rows of a SELECT come from. */
export interface RowSource {
  /** Chooses indexes for pages; absent inside units of work, whose reads are short. */
  readonly choice: OrderChoice | undefined;
  /** Counts that still hold; absent inside units of work, which see what is not committed yet. */
  readonly counts: RememberedCounts | undefined;
  rows(info: CollectionInfo, sql: string, parameters: readonly SqlValue[]): SqlRow[] | Promise<SqlRow[]>;
}

interface Plan {
  /** The plan walks a whole table. */
  readonly walks: boolean;
  /** The last run was long. */
  slow: boolean;
}

const MANY_ROWS = 3000;
const LONG_MS = 4;
const SHORT_MS = 1;
const MOST_PLANS = 1000;

/**
 * Runs short statements on the spot and long ones in a worker thread, so that they do not hold the event loop.
 * Long is what walks a table of more than 3,000 rows, or what took longer than 4 ms the last time.
 */
export class MeasuredRows implements RowSource {
  readonly choice: OrderChoice;
  readonly counts = new RememberedCounts();
  readonly #connection: Connection;
  readonly #threads: readonly ScanThread[];
  readonly #plans = new Map<string, Plan>();

  /** Without threads everything runs on the spot. */
  constructor(connection: Connection, threads: readonly ScanThread[]) {
    this.choice = new OrderChoice(connection);
    this.#connection = connection;
    this.#threads = threads;
  }

  rows(info: CollectionInfo, sql: string, parameters: readonly SqlValue[]): SqlRow[] | Promise<SqlRow[]> {
    if (this.#threads.length === 0) return this.#connection.all(sql, parameters);
    const plan = this.#planOf(sql);
    if (plan.slow || (plan.walks && this.#size(info) > MANY_ROWS)) return this.#elsewhere(plan, sql, parameters);
    const started = performance.now();
    const rows = this.#connection.all(sql, parameters);
    plan.slow = performance.now() - started > LONG_MS;
    return rows;
  }

  /** Forgets the plans, after indexes have changed. */
  forget(): void {
    this.#plans.clear();
    this.choice.forget();
  }

  async #elsewhere(plan: Plan, sql: string, parameters: readonly SqlValue[]): Promise<SqlRow[]> {
    const [first, ...others] = this.#threads;
    if (first === undefined) return this.#connection.all(sql, parameters);
    const thread = others.reduce((best, one) => (one.load < best.load ? one : best), first);
    const result = await thread.all(sql, parameters);
    plan.slow = result.took > SHORT_MS;
    return result.rows;
  }

  #size(info: CollectionInfo): number {
    return Number(this.#connection.get(info.sql.size)?.size ?? 0);
  }

  #planOf(sql: string): Plan {
    const known = this.#plans.get(sql);
    if (known !== undefined) return known;
    if (this.#plans.size >= MOST_PLANS) this.#plans.clear();
    const details = this.#connection.plan(sql);
    const limited = /LIMIT \?\)?$/.test(sql) && !details.some((detail) => detail.includes("TEMP B-TREE"));
    const walks = details.some((detail) => /^SCAN c\d+/.test(detail) && !(limited && detail.includes("USING")));
    const plan = { walks, slow: false };
    this.#plans.set(sql, plan);
    return plan;
  }
}

/** Runs everything on one connection: the writer's own reads inside a unit of work. */
export class PlainRows implements RowSource {
  readonly choice = undefined;
  readonly counts = undefined;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  rows(_info: CollectionInfo, sql: string, parameters: readonly SqlValue[]): SqlRow[] {
    return this.#connection.all(sql, parameters);
  }
}
