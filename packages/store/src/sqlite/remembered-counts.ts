import type { CollectionInfo } from "./collection-info.js";

const REMEMBERED = 1000;
/** Longer keys (lists of many ids) are not kept. */
const LONGEST_KEY = 4000;

interface Remembered {
  readonly info: CollectionInfo;
  /** Commits to the collection when the counting began. */
  readonly commits: number;
  readonly count: Promise<number>;
}

/**
 * Exact counts for readers, each good until something is committed to its collection: a list that is looked at again and again is not
 * counted each time. Whoever asks while the same count is under way waits for that one.
 */
export class RememberedCounts {
  readonly #counts = new Map<string, Remembered>();

  /** The count that the key (statement and values) stands for. */
  of(info: CollectionInfo, key: string, count: () => Promise<number>): Promise<number> {
    if (key.length > LONGEST_KEY) return count();
    const known = this.#counts.get(key);
    if (known !== undefined && known.info === info && known.commits === info.commits) return known.count;
    const made: Remembered = { info, commits: info.commits, count: count() };
    this.#counts.delete(key);
    if (this.#counts.size >= REMEMBERED) this.#forgetOldest();
    this.#counts.set(key, made);
    made.count.catch(() => {
      if (this.#counts.get(key) === made) this.#counts.delete(key);
    });
    return made.count;
  }

  #forgetOldest(): void {
    for (const oldest of this.#counts.keys()) {
      this.#counts.delete(oldest);
      return;
    }
  }
}
