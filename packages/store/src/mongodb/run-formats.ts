import type { Db } from "mongodb";
import { StoreFormatNewer } from "../errors.js";
import type { OwnNotes } from "./own-notes.js";

/** One numbered change of what the adapter itself keeps. It may run twice, when two processes start at once. */
interface Format {
  readonly number: number;
  readonly name: string;
  readonly up: (database: Db) => Promise<void>;
}

/** 0001: the collection of the store's own notes, found by collection. */
const notes: Format = {
  number: 1,
  name: "0001-notes",
  up: async (database) => {
    await database.collection("_zhili").createIndex({ collection: 1 }, { name: "collection" });
  },
};

const FORMATS: readonly Format[] = [notes];

/** Runs the format changes that the database has not seen; returns their names. Throws STORE_FORMAT_NEWER. */
export async function runFormats(database: Db, own: OwnNotes): Promise<string[]> {
  const found = await own.format();
  if (found > FORMATS.length) throw StoreFormatNewer({ facts: { found, known: FORMATS.length } });
  const ran: string[] = [];
  for (const format of FORMATS.filter((one) => one.number > found)) {
    await format.up(database);
    await own.setFormat(format.number);
    ran.push(format.name);
  }
  return ran;
}
