import { duplicateKey, ServerError } from "../errors.js";
import { compileFilter } from "../query/match.js";
import type { Collection } from "../storage/collection.js";
import { defineIndex, type IndexDefinition } from "../storage/index-definition.js";
import { asDoc, asDocs, asText, type Doc } from "../values/doc.js";
import { type Command, type CommandContext, collectionOf } from "./context.js";
import { checkFields } from "./fields.js";

export const create: Command = (command, context) => {
  checkFields(command, []);
  outside(context, "create");
  const name = asText(command.create, "create");
  if (collectionOf(context, name) !== undefined) throw new ServerError(48, "NamespaceExists", `Collection ${context.name}.${name} already exists.`);
  context.database.create(`${context.name}.${name}`);
  return {};
};

export const drop: Command = (command, context) => {
  checkFields(command, []);
  outside(context, "drop");
  context.database.drop(`${context.name}.${asText(command.drop, "drop")}`);
  return {};
};

export const dropDatabase: Command = (command, context) => {
  checkFields(command, []);
  outside(context, "dropDatabase");
  for (const collection of inDatabase(context)) context.database.drop(collection.name);
  return { dropped: context.name };
};

export const listCollections: Command = (command, context) => {
  checkFields(command, ["filter", "cursor", "nameOnly", "authorizedCollections"]);
  outside(context, "listCollections");
  const matches = compileFilter(asDoc(command.filter ?? {}, "filter"));
  const rows = inDatabase(context).map((collection): Doc => ({ name: collection.name.slice(context.name.length + 1), type: "collection" }));
  return context.cursors.first(context, `${context.name}.$cmd.listCollections`, rows.filter(matches), undefined, false);
};

export const createIndexes: Command = (command, context) => {
  checkFields(command, ["indexes", "commitQuorum"]);
  outside(context, "createIndexes");
  const name = asText(command.createIndexes, "createIndexes");
  const collection = collectionOf(context, name) ?? context.database.create(`${context.name}.${name}`);
  const before = collection.indexes.size;
  for (const spec of asDocs(command.indexes, "indexes")) makeIndex(collection, defineIndex(spec), context);
  return { numIndexesBefore: before, numIndexesAfter: collection.indexes.size };
};

export const listIndexes: Command = (command, context) => {
  checkFields(command, ["cursor"]);
  outside(context, "listIndexes");
  const collection = existing(context, asText(command.listIndexes, "listIndexes"));
  const rows = [...collection.indexes.values()].map((index) => ({
    v: 2,
    key: index.key,
    name: index.name,
    ...(index.unique ? { unique: true } : {}),
    ...(index.partial === undefined ? {} : { partialFilterExpression: index.partial }),
  }));
  return context.cursors.first(context, collection.name, rows, undefined, false);
};

export const dropIndexes: Command = (command, context) => {
  checkFields(command, ["index"]);
  outside(context, "dropIndexes");
  const collection = existing(context, asText(command.dropIndexes, "dropIndexes"));
  const name = asText(command.index, "index");
  if (name === "_id_") throw new ServerError(72, "InvalidOptions", "cannot drop _id index");
  if (!collection.indexes.has(name)) throw new ServerError(27, "IndexNotFound", `index not found with name [${name}]`);
  collection.dropIndex(name);
  return { nIndexesWas: collection.indexes.size + 1 };
};

function makeIndex(collection: Collection, index: IndexDefinition, context: CommandContext): void {
  const shape = (one: IndexDefinition): string => JSON.stringify([one.key, one.unique, one.partial ?? null]);
  const same = collection.indexes.get(index.name);
  if (same !== undefined) {
    if (shape(same) === shape(index)) return;
    const code: [number, string] = JSON.stringify(same.key) === JSON.stringify(index.key) ? [85, "IndexOptionsConflict"] : [86, "IndexKeySpecsConflict"];
    throw new ServerError(...code, `An existing index has the same name as the requested index: ${index.name}`);
  }
  const twin = [...collection.indexes.values()].find((other) => shape(other) === shape(index));
  if (twin !== undefined) throw new ServerError(85, "IndexOptionsConflict", `Index already exists with a different name: ${twin.name}`);
  if (collection.indexes.size >= 64) throw new ServerError(67, "CannotCreateIndex", "add index fails, too many indexes");
  const seen = new Set<string>();
  for (const document of context.database.reader(undefined).find(collection, {})) {
    for (const key of index.keysOf(document)) {
      if (index.unique && seen.has(key)) throw duplicateKey(collection.name, index.name, index.key, { key });
      seen.add(key);
    }
  }
  collection.addIndex(index);
}

function inDatabase(context: CommandContext): Collection[] {
  return [...context.database.collections.values()].filter((collection) => collection.name.startsWith(`${context.name}.`));
}

function existing(context: CommandContext, name: string): Collection {
  const collection = collectionOf(context, name);
  if (collection === undefined) throw new ServerError(26, "NamespaceNotFound", `ns does not exist: ${context.name}.${name}`);
  return collection;
}

function outside(context: CommandContext, command: string): void {
  if (context.unit === undefined) return;
  throw new ServerError(263, "OperationNotSupportedInTransaction", `Cannot run '${command}' in a multi-document transaction.`);
}
