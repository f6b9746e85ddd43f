import { create, createIndexes, drop, dropDatabase, dropIndexes, listCollections, listIndexes } from "./catalog.js";
import type { Command } from "./context.js";
import { aggregate, count, distinct, find, getMore, killCursors } from "./read.js";
import { buildInfo, endSessions, hello, ping } from "./status.js";
import { deleteDocs, findAndModify, insert, update } from "./write.js";

/** Every command that the double runs; commitTransaction and abortTransaction are the sessions' own. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["aggregate", aggregate],
  ["buildInfo", buildInfo],
  ["count", count],
  ["create", create],
  ["createIndexes", createIndexes],
  ["delete", deleteDocs],
  ["distinct", distinct],
  ["drop", drop],
  ["dropDatabase", dropDatabase],
  ["dropIndexes", dropIndexes],
  ["endSessions", endSessions],
  ["find", find],
  ["findAndModify", findAndModify],
  ["getMore", getMore],
  ["hello", hello],
  ["insert", insert],
  ["isMaster", hello],
  ["ismaster", hello],
  ["killCursors", killCursors],
  ["listCollections", listCollections],
  ["listIndexes", listIndexes],
  ["ping", ping],
  ["update", update],
]);

/** Commands that may run inside a transaction. */
export const IN_TRANSACTION: ReadonlySet<string> = new Set([
  "aggregate",
  "delete",
  "distinct",
  "find",
  "findAndModify",
  "getMore",
  "insert",
  "killCursors",
  "update",
]);
