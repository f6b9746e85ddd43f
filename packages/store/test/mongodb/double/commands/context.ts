import type { Collection } from "../storage/collection.js";
import type { Database } from "../storage/database.js";
import type { Unit } from "../storage/unit.js";
import type { Doc } from "../values/doc.js";
import type { Cursors } from "./cursors.js";

/** What a command works with. */
export interface CommandContext {
  readonly database: Database;
  readonly cursors: Cursors;
  readonly port: number;
  readonly replicaSet: string | undefined;
  readonly wireVersion: number;
  /** Name of the database that the command addresses. */
  readonly name: string;
  /** The transaction that the command belongs to. */
  readonly unit: Unit | undefined;
  /** What reads see: the transaction, a snapshot, or the newest state. */
  readonly reader: Unit;
  /** Runs a write: inside the transaction, or as a unit of its own that waits while others hold what it writes. */
  write<T>(work: (unit: Unit) => T): Promise<T>;
}

export type Command = (command: Doc, context: CommandContext) => Doc | Promise<Doc>;

export function collectionOf(context: CommandContext, name: unknown): Collection | undefined {
  return context.database.collections.get(`${context.name}.${String(name)}`);
}
