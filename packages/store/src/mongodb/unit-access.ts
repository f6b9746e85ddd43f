import type { ClientSession, Collection } from "mongodb";
import { StoreUnavailable } from "../errors.js";
import type { Access } from "./access.js";
import { NotYourTurn } from "./not-your-turn.js";
import { sizeError, storeError } from "./server-errors.js";
import type { Stored } from "./stored-document.js";

/**
 * The way of one unit to the server: one call after another, because a session takes no two at once. A call that the server refused ends
 * the transaction there, so that from then on every call is refused with the same error.
 */
export class UnitAccess implements Access {
  readonly session: ClientSession;
  /** The error that spoiled the unit, the driver's own where it has labels. */
  spoiled: unknown;
  readonly #open: (name: string) => Collection<Stored>;
  readonly #make: (name: string) => Promise<void>;
  readonly #mayWrite: () => boolean;
  #last: Promise<unknown> = Promise.resolve();
  #over = false;

  constructor(session: ClientSession, open: (name: string) => Collection<Stored>, make: (name: string) => Promise<void>, mayWrite: () => boolean) {
    this.session = session;
    this.#open = open;
    this.#make = make;
    this.#mayWrite = mayWrite;
  }

  collection(name: string): Collection<Stored> {
    return this.#open(name);
  }

  /** Makes a collection before the first write to it, outside the transaction. */
  async make(name: string): Promise<void> {
    this.#refuseWhenOver();
    await this.#make(name);
  }

  run<T>(operation: () => Promise<T>): Promise<T> {
    const next = this.#last.then(async () => {
      this.#refuseWhenOver();
      if (this.spoiled !== undefined) throw storeError(this.spoiled);
      try {
        return await operation();
      } catch (error) {
        this.spoiled = sizeError(error);
        throw storeError(this.spoiled);
      }
    });
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** As `run`, for what changes something; spoils the unit with NotYourTurn when it may not write now. */
  write<T>(operation: () => Promise<T>): Promise<T> {
    return this.run(async () => {
      if (!this.#mayWrite()) throw new NotYourTurn("another unit writes");
      return operation();
    });
  }

  /** From now on every call is refused. Resolves when the call under way has come back. */
  async end(): Promise<void> {
    this.#over = true;
    await this.#last;
  }

  #refuseWhenOver(): void {
    if (this.#over) throw StoreUnavailable({ facts: { reason: "the unit of work is over; a call came after its end" } });
  }
}
