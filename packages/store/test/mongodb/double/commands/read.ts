import { Timestamp } from "bson";
import { ServerError } from "../errors.js";
import { runPipeline } from "../query/pipeline.js";
import { projectDoc } from "../query/project.js";
import { sortDocs } from "../query/sort.js";
import { asDoc, asDocs, asText, type Doc } from "../values/doc.js";
import { keyText } from "../values/order.js";
import { valuesAt } from "../values/paths.js";
import { type Command, type CommandContext, collectionOf } from "./context.js";
import { checkFields } from "./fields.js";

export const find: Command = (command, context) => {
  checkFields(command, ["filter", "sort", "projection", "limit", "skip", "batchSize", "singleBatch", "allowDiskUse", "noCursorTimeout"]);
  const name = asText(command.find, "find");
  const limit = Number(command.limit ?? 0);
  const skip = Number(command.skip ?? 0);
  const sorted = sortDocs(matching(context, name, command.filter), asDoc(command.sort ?? {}, "sort"));
  const rows = sorted.slice(skip, limit > 0 ? skip + limit : undefined).map((row) => projectDoc(row, asDoc(command.projection ?? {}, "projection")));
  return context.cursors.first(context, `${context.name}.${name}`, rows, command.batchSize, command.singleBatch === true);
};

export const aggregate: Command = (command, context) => {
  checkFields(command, ["pipeline", "cursor", "allowDiskUse"]);
  const name = asText(command.aggregate, "aggregate");
  if (command.cursor === undefined)
    throw new ServerError(9, "FailedToParse", "The 'cursor' option is required, except for aggregate with the explain argument");
  const stages = asDocs(command.pipeline, "pipeline");
  const first = stages[0]?.$match;
  const rows = matching(context, name, first ?? {});
  const results = runPipeline(rows, first === undefined ? stages : stages.slice(1));
  return context.cursors.first(context, `${context.name}.${name}`, results, asDoc(command.cursor, "cursor").batchSize, false);
};

export const count: Command = (command, context) => {
  checkFields(command, ["query", "limit", "skip"]);
  if (context.unit !== undefined) throw new ServerError(263, "OperationNotSupportedInTransaction", "Cannot run 'count' in a multi-document transaction.");
  const found = matching(context, asText(command.count, "count"), command.query ?? {}).length;
  const rest = Math.max(0, found - Number(command.skip ?? 0));
  return { n: command.limit === undefined || command.limit === 0 ? rest : Math.min(rest, Number(command.limit)) };
};

export const distinct: Command = (command, context) => {
  checkFields(command, ["key", "query"]);
  const parts = asText(command.key, "key").split(".");
  const found = new Map<string, unknown>();
  for (const document of matching(context, asText(command.distinct, "distinct"), command.query ?? {})) {
    for (const value of valuesAt(document, parts)) {
      for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) found.set(keyText(item), item);
    }
  }
  return { values: [...found.values()], atClusterTime: new Timestamp({ t: context.reader.instant, i: 1 }) };
};

export const getMore: Command = (command, context) => {
  checkFields(command, ["collection", "batchSize"]);
  return context.cursors.next(command.getMore, command.batchSize);
};

export const killCursors: Command = (command, context) => {
  checkFields(command, ["cursors"]);
  return context.cursors.kill(Array.isArray(command.cursors) ? command.cursors : []);
};

function matching(context: CommandContext, name: string, filter: unknown): Doc[] {
  const collection = collectionOf(context, name);
  return collection === undefined ? [] : context.reader.find(collection, asDoc(filter, "filter"));
}
