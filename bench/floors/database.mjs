import { createRequire } from "node:module";
import { HOUSEHOLDS, requestData, villageOf } from "../request-data.mjs";

const { DatabaseSync } = process.getBuiltinModule?.("node:sqlite") ?? createRequire(import.meta.url)("@photostructure/sqlite");

const FIELDS = ["no", "subject", "kind", "urgent", "happenedOn", "people", "area", "phone", "note", "household"];

/** Plain tables with the indexes that the questions want, and `write`, which shares one durable commit among all that wait. */
export function openFloorDatabase(file, records) {
  const database = new DatabaseSync(file);
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "cache_size = -32768", "temp_store = MEMORY"]) database.exec(`PRAGMA ${pragma}`);
  database.exec(`
    CREATE TABLE requests (id TEXT PRIMARY KEY, org TEXT NOT NULL, state TEXT NOT NULL, ${FIELDS.join(", ")}) WITHOUT ROWID;
    CREATE TABLE households (id TEXT PRIMARY KEY, no TEXT) WITHOUT ROWID;
    CREATE TABLE audit (seq INTEGER PRIMARY KEY, at TEXT, actor TEXT, action TEXT, record TEXT);
    CREATE TABLE outbox (id INTEGER PRIMARY KEY, at TEXT, text TEXT);
    CREATE TABLE entries (id INTEGER PRIMARY KEY, account TEXT, amount INTEGER, at TEXT, record TEXT);
    CREATE TABLE balances (account TEXT PRIMARY KEY, balance INTEGER) WITHOUT ROWID;
    CREATE INDEX page ON requests (kind, no);
    CREATE INDEX counted ON requests (kind, org);
    CREATE INDEX grouped ON requests (org, kind, urgent, people);`);
  const insert = database.prepare(`INSERT INTO requests (id, org, state, ${FIELDS.join(", ")}) VALUES (?, ?, ?, ${FIELDS.map(() => "?").join(", ")})`);
  const insertRequest = (id, org, data) =>
    insert.run(id, org, "open", ...FIELDS.map((field) => (typeof data[field] === "boolean" ? Number(data[field]) : data[field])));
  database.exec("BEGIN");
  for (let index = 0; index < HOUSEHOLDS; index += 1) database.prepare("INSERT INTO households VALUES (?, ?)").run(`h${index}`, `H${index}`);
  for (let index = 0; index < records; index += 1) insertRequest(`r${index}`, villageOf(index).path, requestData(index));
  database.exec("COMMIT");

  let waiting = [];
  const commit = () => {
    const group = waiting;
    waiting = [];
    database.exec("BEGIN IMMEDIATE");
    const answers = group.map(({ work }) => work());
    database.exec("COMMIT");
    for (const [at, { resolve }] of group.entries()) resolve(answers[at]);
  };
  return {
    prepare: (sql) => database.prepare(sql),
    insertRequest,
    write: (work) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ work, resolve });
      }),
    close: () => database.close(),
  };
}
