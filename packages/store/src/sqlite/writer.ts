import { setImmediate as immediate } from "node:timers/promises";
import type { StoreTransaction } from "@zhili/contracts";
import { StoreUnavailable } from "../errors.js";
import type { Catalog } from "./catalog.js";
import type { Connection } from "./connection.js";
import { Unit } from "./unit.js";
import { withinTime } from "./within-time.js";

type Work = (transaction: StoreTransaction) => Promise<unknown>;

interface Waiting {
  readonly work: Work | undefined;
  readonly job: (() => Promise<unknown>) | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Done {
  readonly waiting: Waiting;
  readonly unit: Unit;
  readonly value: unknown;
}

const MOST_UNITS = 512;
const LONGEST_GROUP_MS = 20;

/**
 * The one writer. Units run one after another, each in a savepoint; all that wait share one durable COMMIT, and none of them is
 * acknowledged before it. A unit that fails is rolled back alone. A unit that does not end in time fails with STORE_UNAVAILABLE:
 * so ends a unit that waits for another unit of its own making, which can never start.
 */
export class Writer {
  readonly #connection: Connection;
  readonly #catalog: Catalog;
  readonly #unitTimeoutMs: number;
  readonly #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(connection: Connection, catalog: Catalog, unitTimeoutMs: number) {
    this.#connection = connection;
    this.#catalog = catalog;
    this.#unitTimeoutMs = unitTimeoutMs;
  }

  /** Runs work as one atomic, durable unit. */
  unit<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#enqueue({ work, job: undefined }) as Promise<T>;
  }

  /** Runs a job between groups, while no transaction is open and no unit runs. */
  alone<T>(job: () => Promise<T>): Promise<T> {
    return this.#enqueue({ work: undefined, job }) as Promise<T>;
  }

  /** Waits for everything that was asked for, and refuses what comes later. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  #enqueue(what: Pick<Waiting, "work" | "job">): Promise<unknown> {
    if (this.#closed) return Promise.reject(StoreUnavailable({ facts: { reason: "the store is closed" } }));
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...what, resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  async #drain(): Promise<void> {
    await Promise.resolve();
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      if (next.job === undefined) {
        await this.#group();
      } else {
        this.#queue.shift();
        await next.job().then(next.resolve, next.reject);
      }
    }
    this.#running = undefined;
  }

  async #group(): Promise<void> {
    const done: Done[] = [];
    try {
      this.#connection.run("BEGIN IMMEDIATE");
    } catch (error) {
      this.#queue.shift()?.reject(error);
      return;
    }
    try {
      await this.#runUnits(done);
      this.#connection.run("COMMIT");
    } catch (error) {
      this.#abandon(done, error);
      return;
    }
    for (const { waiting, unit, value } of done) {
      for (const info of unit.made) info.committed = true;
      for (const info of unit.written) info.commits += 1;
      waiting.resolve(value);
    }
  }

  /** Runs what waits, then looks once more after the event loop has had its turn, so that requests of the same moment share the commit. */
  async #runUnits(done: Done[]): Promise<void> {
    const started = performance.now();
    let looked = false;
    while (done.length < MOST_UNITS && performance.now() - started < LONGEST_GROUP_MS) {
      const next = this.#queue[0];
      if (next?.job !== undefined) return;
      if (next !== undefined) {
        this.#queue.shift();
        looked = false;
        await this.#runUnit(next, done);
      } else if (looked) {
        return;
      } else {
        looked = true;
        await immediate();
      }
    }
  }

  async #runUnit(waiting: Waiting, done: Done[]): Promise<void> {
    const unit = new Unit(this.#connection, this.#catalog);
    this.#connection.run("SAVEPOINT unit");
    try {
      const work = waiting.work ?? (async () => undefined);
      const value = await withinTime(work(unit), this.#unitTimeoutMs, () =>
        StoreUnavailable({ facts: { reason: `a unit of work did not end within ${this.#unitTimeoutMs} ms (does it wait for another unit?)` } }),
      );
      unit.end();
      if (unit.spoiled !== undefined) throw unit.spoiled;
      this.#connection.run("RELEASE unit");
      done.push({ waiting, unit, value });
    } catch (error) {
      unit.end();
      this.#catalog.forget(unit.made);
      waiting.reject(error);
      this.#connection.run("ROLLBACK TO unit");
      this.#connection.run("RELEASE unit");
    }
  }

  /** The whole group failed: nothing of it is there. */
  #abandon(done: readonly Done[], error: unknown): void {
    try {
      this.#connection.run("ROLLBACK");
    } catch {
      // The database had rolled back by itself.
    }
    for (const { waiting, unit } of done) {
      this.#catalog.forget(unit.made);
      waiting.reject(error);
    }
  }
}
