import { ServerError } from "../errors.js";
import { Collection } from "./collection.js";
import { defineIndex } from "./index-definition.js";
import { Unit } from "./unit.js";

const KEPT_MS = 60_000;

/** All collections of the server (named `database.collection`), the clock of commits and the units under way. */
export class Database {
  readonly collections = new Map<string, Collection>();
  private readonly units = new Set<Unit>();
  private readonly history: { at: number; wall: number }[] = [];
  private clock = 1;

  /** The instant of the last commit. */
  get now(): number {
    return this.clock;
  }

  create(namespace: string): Collection {
    this.clock++;
    const collection = new Collection(namespace, this.clock);
    collection.addIndex(defineIndex({ name: "_id_", key: { _id: 1 } }));
    this.collections.set(namespace, collection);
    return collection;
  }

  drop(namespace: string): boolean {
    this.clock++;
    return this.collections.delete(namespace);
  }

  /** Starts a unit that reads the newest committed state and may write. */
  begin(): Unit {
    const unit = new Unit(this, this.clock);
    this.units.add(unit);
    return unit;
  }

  /** A unit that only reads, at an instant that must still be kept. */
  reader(instant: number | undefined): Unit {
    if (instant === undefined) return new Unit(this, this.clock);
    const lost = [...this.collections.values()].some((collection) => collection.oldest > instant);
    if (lost) throw new ServerError(239, "SnapshotTooOld", "Read timestamp is older than the oldest available timestamp");
    return new Unit(this, instant);
  }

  /** Shows all the writes of the unit at one new instant. */
  commit(unit: Unit): void {
    this.units.delete(unit);
    if (unit.pending.size === 0) return;
    this.clock++;
    for (const [collection, writes] of unit.pending) for (const [id, document] of writes) collection.commit(id, document, this.clock);
    this.forget();
  }

  abort(unit: Unit): void {
    this.units.delete(unit);
  }

  *others(unit: Unit): Iterable<Unit> {
    for (const other of this.units) if (other !== unit) yield other;
  }

  private forget(): void {
    const wall = Date.now();
    this.history.push({ at: this.clock, wall });
    const first = this.history[0];
    if (first === undefined || wall - first.wall < 2 * KEPT_MS) return;
    const kept = this.history.findIndex((entry) => wall - entry.wall < KEPT_MS);
    const instant = Math.min(this.history[kept]?.at ?? this.clock, ...[...this.units].map((unit) => unit.instant));
    this.history.splice(0, kept);
    for (const collection of this.collections.values()) collection.prune(instant);
  }
}
