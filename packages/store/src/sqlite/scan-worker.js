// Runs long statements away from the event loop. Messages in: { id, sql, parameters } for rows, { id, script } for changes.
// Messages out: { id, rows, took } or { id, message }. A plain .js file, so that the same file runs from source and from dist.
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { parentPort, workerData } from "node:worker_threads";

const builtin = process.getBuiltinModule?.("node:sqlite");
const { DatabaseSync } = builtin ?? createRequire(import.meta.url)("@photostructure/sqlite");

const MOST_STATEMENTS = 100;

let reader;
const statements = new Map();

function rowsOf(sql, parameters) {
  if (reader === undefined) {
    reader = new DatabaseSync(workerData.file, { readOnly: true });
    for (const pragma of workerData.pragmas) reader.exec(`PRAGMA ${pragma}`);
  }
  return statementOf(sql).all(...parameters);
}

function statementOf(sql) {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  if (statements.size >= MOST_STATEMENTS) statements.clear();
  const made = reader.prepare(sql);
  statements.set(sql, made);
  return made;
}

function runScript(script) {
  const writer = new DatabaseSync(workerData.file);
  try {
    for (const pragma of workerData.pragmas) writer.exec(`PRAGMA ${pragma}`);
    for (const sql of script) writer.exec(sql);
  } finally {
    writer.close();
  }
}

parentPort.on("message", ({ id, sql, parameters, script }) => {
  try {
    const started = performance.now();
    const rows = script === undefined ? rowsOf(sql, parameters) : runScript(script);
    parentPort.postMessage({ id, rows: rows ?? [], took: performance.now() - started });
  } catch (error) {
    parentPort.postMessage({ id, message: error instanceof Error ? error.message : String(error) });
  }
});
