import { ServerError } from "../errors.js";
import type { Doc } from "../values/doc.js";

const GENERIC = [
  "$db",
  "lsid",
  "txnNumber",
  "startTransaction",
  "autocommit",
  "readConcern",
  "writeConcern",
  "$clusterTime",
  "$readPreference",
  "comment",
  "maxTimeMS",
];

/** Refuses a command with a field that the double does not look at. */
export function checkFields(command: Doc, known: readonly string[]): void {
  const [name] = Object.keys(command);
  for (const field of Object.keys(command)) {
    if (field !== name && !GENERIC.includes(field) && !known.includes(field)) {
      throw new ServerError(40415, "Location40415", `BSON field '${name}.${field}' is an unknown field (to the double).`);
    }
  }
}
