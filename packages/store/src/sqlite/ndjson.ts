import { setImmediate as immediate } from "node:timers/promises";
import type { StoreDocument, StoreTransaction } from "@zhili/contracts";
import { checkCollection } from "../dialect/check-collection.js";
import { isPlainObject } from "../dialect/plain-object.js";
import { StoreBadImport } from "../errors.js";
import type { Connection } from "./connection.js";

const BATCH = 500;

/** Lines of all documents, collections by name and ids in order, from one snapshot. The connection is the export's own; it is closed at the end. */
export async function* exportLines(connection: Connection, collections: readonly string[] | undefined): AsyncGenerator<string> {
  try {
    connection.exec("BEGIN");
    const tables = connection.all("SELECT number, name FROM collections ORDER BY name");
    const wanted = collections === undefined ? undefined : new Set(collections.map(checkCollection));
    for (const row of tables) {
      if (wanted !== undefined && !wanted.has(String(row.name))) continue;
      yield* tableLines(connection, `c${row.number}`, JSON.stringify(row.name));
    }
  } finally {
    connection.close();
  }
}

async function* tableLines(connection: Connection, table: string, name: string): AsyncGenerator<string> {
  const sql = `SELECT id, json(doc) AS d FROM ${table} WHERE id > ? ORDER BY id LIMIT ${BATCH}`;
  for (let last = ""; ; ) {
    const rows = connection.all(sql, [last]);
    for (const row of rows) {
      last = String(row.id);
      yield `{"collection":${name},"document":${String(row.d)}}`;
    }
    if (rows.length < BATCH) return;
    await immediate();
  }
}

interface ImportedLine {
  readonly collection: string;
  readonly document: StoreDocument;
}

/** Inserts exported lines in units of 500; what a unit before a fault has inserted stays. Throws STORE_BAD_IMPORT, STORE_DUPLICATE_KEY. */
export async function importLines(
  lines: AsyncIterable<string> | Iterable<string>,
  unit: <T>(work: (transaction: StoreTransaction) => Promise<T>) => Promise<T>,
): Promise<number> {
  let batch: ImportedLine[] = [];
  let inserted = 0;
  let number = 0;
  const flush = async () => {
    const documents = batch;
    batch = [];
    if (documents.length === 0) return;
    await unit(async (transaction) => {
      for (const [collection, run] of runsOf(documents)) await transaction.insertMany(collection, run);
    });
    inserted += documents.length;
  };
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    batch.push(parseLine(line, number));
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return inserted;
}

/** Neighbours of one collection together. */
function runsOf(lines: readonly ImportedLine[]): [collection: string, documents: StoreDocument[]][] {
  const runs: [string, StoreDocument[]][] = [];
  for (const { collection, document } of lines) {
    const last = runs.at(-1);
    if (last?.[0] === collection) last[1].push(document);
    else runs.push([collection, [document]]);
  }
  return runs;
}

/** One line `{ collection, document }` with a collection name and an id. Throws STORE_BAD_IMPORT { line, reason }. */
export function parseLine(line: string, number: number): ImportedLine {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    throw StoreBadImport({ facts: { line: number, reason: "not JSON" }, cause: error });
  }
  const document = isPlainObject(parsed) ? parsed.document : undefined;
  if (!isPlainObject(parsed) || typeof parsed.collection !== "string" || !isPlainObject(document) || typeof document.id !== "string") {
    throw StoreBadImport({ facts: { line: number, reason: "no collection or no document with an id" } });
  }
  return { collection: checkCollection(parsed.collection), document: document as StoreDocument };
}
