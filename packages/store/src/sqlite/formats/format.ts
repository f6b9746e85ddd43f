import type { Connection } from "../connection.js";

/** One numbered change of the tables that the adapter itself needs; runs inside a transaction. */
export interface Format {
  /** Counts from 1; what `PRAGMA user_version` says once it has run. */
  readonly number: number;
  readonly name: string;
  readonly up: (connection: Connection) => void;
}
