import type { IndexSpec } from "@zhili/contracts";
import { MongoServerError } from "mongodb";
import { checkIndex, isSameIndex } from "../dialect/check-index.js";
import { type IndexShape, indexShape, isSameShape } from "./index-shape.js";
import type { KnownCollections } from "./known-collections.js";
import type { OwnNotes } from "./own-notes.js";

type Found = Readonly<Record<string, unknown>> & { readonly name: string };

const INDEX_NOT_FOUND = 27;
const NAMESPACE_NOT_FOUND = 26;

/** Makes, lists and drops indexes. The server is asked what is there; how it was declared is in the store's own notes. */
export class IndexKeeper {
  readonly #collections: KnownCollections;
  readonly #notes: OwnNotes;

  constructor(collections: KnownCollections, notes: OwnNotes) {
    this.#collections = collections;
    this.#notes = notes;
  }

  async ensure(collection: string, indexes: readonly IndexSpec[]): Promise<void> {
    for (const index of indexes) checkIndex(index);
    await this.#collections.make(collection);
    for (const spec of indexes) await this.#ensureOne(collection, spec);
  }

  /** Declarations whose index is on the server, by name. */
  async list(collection: string): Promise<IndexSpec[]> {
    const there = new Set((await this.#found(collection)).map(({ name }) => name));
    const noted = await this.#notes.indexes(collection);
    return noted.filter(({ servedBy }) => there.has(servedBy)).map(({ spec }) => spec);
  }

  /** Drops a declaration and its index; others that the same index serves get one of their own. */
  async drop(collection: string, name: string): Promise<void> {
    const noted = await this.#notes.indexes(collection);
    const dropped = noted.find(({ spec }) => spec.name === name);
    if (dropped === undefined) return;
    await this.#notes.forgetIndex(collection, name);
    if (dropped.servedBy !== name) return;
    await this.#dropOnServer(collection, name);
    for (const { spec } of noted.filter((other) => other.servedBy === name && other.spec.name !== name)) await this.#ensureOne(collection, spec);
  }

  async #ensureOne(collection: string, spec: IndexSpec): Promise<void> {
    const shape = indexShape(spec);
    const found = await this.#found(collection);
    const known = (await this.#notes.indexes(collection)).find((one) => one.spec.name === spec.name);
    if (known !== undefined && isSameIndex(known.spec, spec) && found.some(({ name }) => name === known.servedBy)) return;
    const own = found.find(({ name }) => name === spec.name);
    const isMade = known === undefined && own !== undefined && isSameShape(shape, own);
    if (known !== undefined) await this.drop(collection, spec.name);
    else if (own !== undefined && !isMade) await this.#dropOnServer(collection, spec.name);
    const twin = isMade ? undefined : await this.#twin(collection, shape);
    if (!isMade && twin === undefined) await this.#make(collection, shape, known?.spec);
    await this.#notes.noteIndex(collection, { spec, servedBy: twin ?? spec.name });
  }

  /** The server keeps no two indexes that differ in name only: the name of the one that is there. */
  async #twin(collection: string, shape: IndexShape): Promise<string | undefined> {
    return (await this.#found(collection)).find((index) => isSameShape(shape, index))?.name;
  }

  /** When the new index cannot be made, the one that it was to replace is made again. */
  async #make(collection: string, shape: IndexShape, before: IndexSpec | undefined): Promise<void> {
    try {
      await this.#collections.open(collection).createIndexes([shape]);
    } catch (error) {
      if (before !== undefined) {
        await this.#collections.open(collection).createIndexes([indexShape(before)]);
        await this.#notes.noteIndex(collection, { spec: before, servedBy: before.name });
      }
      throw error;
    }
  }

  async #dropOnServer(collection: string, name: string): Promise<void> {
    await this.#collections
      .open(collection)
      .dropIndex(name)
      .catch((error: unknown) => {
        if (!hasCode(error, INDEX_NOT_FOUND) && !hasCode(error, NAMESPACE_NOT_FOUND)) throw error;
      });
  }

  async #found(collection: string): Promise<Found[]> {
    try {
      return (await this.#collections.open(collection).listIndexes().toArray()) as Found[];
    } catch (error) {
      if (hasCode(error, NAMESPACE_NOT_FOUND)) return [];
      throw error;
    }
  }
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}
