import type { ClientSession, Collection, Filter } from "mongodb";
import type { Stored } from "./stored-document.js";
import type { Query } from "./test-query.js";

/** How reads and writes reach the server: outside units at once, inside a unit through its session, one after another. */
export interface Access {
  readonly session: ClientSession | undefined;
  /** The collection of a checked name. Throws STORE_BAD_COLLECTION. */
  collection(name: string): Collection<Stored>;
  /** Runs one call of the driver; failures come out in the words of the store. */
  run<T>(operation: () => Promise<T>): Promise<T>;
}

/** `{ session }`, or nothing outside units. */
export function inSession(access: Access): { session?: ClientSession } {
  return access.session === undefined ? {} : { session: access.session };
}

/** A query as the driver's types want it; paths of a query are not known to the compiler. */
export function asFilter(query: Query): Filter<Stored> {
  return query as Filter<Stored>;
}
