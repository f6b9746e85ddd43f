import { calculateObjectSize, ObjectId } from "bson";
import { notInDouble, ServerError } from "../errors.js";
import { sortDocs } from "../query/sort.js";
import type { Collection } from "../storage/collection.js";
import type { Unit } from "../storage/unit.js";
import { updatedDoc } from "../update/apply-update.js";
import { asDoc, asDocs, asText, type Doc } from "../values/doc.js";
import { keyText } from "../values/order.js";
import { type Command, type CommandContext, collectionOf } from "./context.js";
import { checkFields } from "./fields.js";

const MOST_BYTES = 16 * 1024 * 1024;

export const insert: Command = async (command, context) => {
  checkFields(command, ["documents", "ordered"]);
  const collection = collectionToWrite(context, asText(command.insert, "insert"));
  return statements(asDocs(command.documents, "documents"), context, command.ordered !== false, (document, unit) => {
    insertDoc(collection, unit, document);
    return 1;
  });
};

export const update: Command = async (command, context) => {
  checkFields(command, ["updates", "ordered"]);
  const name = asText(command.update, "update");
  let modified = 0;
  const upserted: Doc[] = [];
  const reply = await statements(asDocs(command.updates, "updates"), context, command.ordered !== false, (statement, unit) => {
    checkFields({ update: 1, ...statement }, ["q", "u", "multi", "upsert"]);
    const collection = statement.upsert === true ? collectionToWrite(context, name) : collectionOf(context, name);
    if (collection === undefined) return 0;
    const found = unit.find(collection, asDoc(statement.q, "q"));
    const chosen = statement.multi === true ? found : found.slice(0, 1);
    if (statement.upsert === true && chosen.length === 0) {
      const made = updatedDoc(baseOfUpsert(asDoc(statement.q, "q")), statement.u, true);
      insertDoc(collection, unit, made);
      upserted.push({ index: upserted.length, _id: made._id });
      return 1;
    }
    for (const document of chosen) if (change(collection, unit, document, statement.u)) modified++;
    return chosen.length;
  });
  return { ...reply, nModified: modified, ...(upserted.length > 0 ? { upserted } : {}) };
};

export const deleteDocs: Command = async (command, context) => {
  checkFields(command, ["deletes", "ordered"]);
  const collection = collectionOf(context, asText(command.delete, "delete"));
  return statements(asDocs(command.deletes, "deletes"), context, command.ordered !== false, (statement, unit) => {
    checkFields({ delete: 1, ...statement }, ["q", "limit"]);
    if (collection === undefined) return 0;
    const found = unit.find(collection, asDoc(statement.q, "q"));
    const chosen = statement.limit === 1 ? found.slice(0, 1) : found;
    for (const document of chosen) unit.write(collection, keyText(document._id), undefined);
    return chosen.length;
  });
};

export const findAndModify: Command = async (command, context) => {
  checkFields(command, ["query", "sort", "remove", "update", "new", "upsert"]);
  if (command.upsert === true) throw notInDouble("findAndModify with upsert");
  const collection = collectionOf(context, asText(command.findAndModify, "findAndModify"));
  return context.write((unit) => {
    if (collection === undefined) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
    const [before] = sortDocs(unit.find(collection, asDoc(command.query ?? {}, "query")), asDoc(command.sort ?? {}, "sort"));
    if (before === undefined) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
    const id = keyText(before._id);
    if (command.remove === true) unit.write(collection, id, undefined);
    else change(collection, unit, before, command.update);
    return { lastErrorObject: { n: 1, updatedExisting: command.remove !== true }, value: command.new === true ? unit.read(collection, id) : before };
  });
};

function insertDoc(collection: Collection, unit: Unit, document: Doc): void {
  const whole = document._id === undefined ? { _id: new ObjectId(), ...document } : document;
  refuseTooLarge(whole);
  unit.insert(collection, whole);
}

function change(collection: Collection, unit: Unit, document: Doc, by: unknown): boolean {
  const after = updatedDoc(document, by, false);
  refuseTooLarge(after);
  if (JSON.stringify(after) === JSON.stringify(document)) return false;
  unit.write(collection, keyText(document._id), after);
  return true;
}

function baseOfUpsert(query: Doc): Doc {
  const { _id, ...rest } = query;
  if (typeof _id !== "string" || Object.keys(rest).length > 0) throw notInDouble("upserts by anything but one id");
  return { _id };
}

function refuseTooLarge(document: Doc): void {
  if (calculateObjectSize(document) > MOST_BYTES) throw new ServerError(10334, "BSONObjectTooLarge", "BSONObj size is invalid: larger than 16777216 bytes");
}

function collectionToWrite(context: CommandContext, name: string): Collection {
  const found = collectionOf(context, name);
  if (found !== undefined) return found;
  if (context.unit !== undefined) throw notInDouble("making a collection inside a transaction");
  return context.database.create(`${context.name}.${name}`);
}

/** Runs the statements of one command. A refusal that concerns one statement is told beside the count; a conflict fails the command. */
async function statements(list: readonly Doc[], context: CommandContext, ordered: boolean, run: (statement: Doc, unit: Unit) => number): Promise<Doc> {
  let n = 0;
  const writeErrors: Doc[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      n += await context.write((unit) => run(statement, unit));
    } catch (error) {
      if (!(error instanceof ServerError) || error.labels.length > 0 || error.codeName === "NotImplemented") throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.extra });
      if (ordered || context.unit !== undefined) break;
    }
  }
  return { n, ...(writeErrors.length > 0 ? { writeErrors } : {}) };
}
