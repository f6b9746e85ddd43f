import type { SearchOptions, StoreDocument } from "@zhili/contracts";
import { checkLimit } from "../dialect/check-find.js";
import { checkPath } from "../dialect/check-path.js";
import { foldText, foldWords } from "../dialect/fold.js";
import { parseFilter } from "../dialect/parse-filter.js";
import { readPath } from "../dialect/read-path.js";
import { StoreBadQuery } from "../errors.js";
import { type Access, asFilter } from "./access.js";
import { both, conditionQuery } from "./condition-query.js";
import { searchPattern } from "./search-pattern.js";
import { fromStored, type Stored, storedPath } from "./stored-document.js";

const BATCH = 500;
const DEFAULT_LIMIT = 50;

/** Documents, by id, in which every folded word stands in some text at the paths. The server narrows down by pattern; texts are folded here. */
export async function searchText(
  access: Access,
  collection: string,
  paths: readonly string[],
  query: string,
  options: SearchOptions,
): Promise<StoreDocument[]> {
  const documents = access.collection(collection);
  const condition = conditionQuery(parseFilter(options.filter ?? {}));
  if (!Array.isArray(paths) || paths.length === 0 || paths.length > 16) throw StoreBadQuery({ facts: { reason: "a search needs 1 to 16 paths" } });
  for (const path of paths) checkPath(path);
  if (typeof query !== "string" || query.length > 1000) throw StoreBadQuery({ facts: { reason: "a search query is a text of at most 1000 characters" } });
  const limit = checkLimit(options.limit) ?? DEFAULT_LIMIT;
  const words = foldWords(query);
  const narrowed = words.map((word) => ({ $or: paths.map((path) => ({ [storedPath(path)]: { $regex: searchPattern(word) } })) }));
  return access.run(async () => {
    const found: StoreDocument[] = [];
    const cursor = documents.find<Stored>(asFilter(both([condition, ...narrowed])), { sort: { _id: 1 }, batchSize: BATCH });
    try {
      for await (const stored of cursor) {
        const document = fromStored(stored);
        if (hasWords(document, paths, words) && found.push(document) >= limit) break;
      }
    } finally {
      await cursor.close();
    }
    return found;
  });
}

function hasWords(document: StoreDocument, paths: readonly string[], words: readonly string[]): boolean {
  const texts = paths.map((path) => readPath(document, path)).filter((value) => typeof value === "string");
  const folded = texts.map(foldText);
  return words.every((word) => folded.some((text) => text.includes(word)));
}
