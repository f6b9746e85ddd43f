import { inflateRawSync } from "node:zlib";
import { ImportFileUnreadable, ImportFileUnsafe } from "../errors.js";

const MOST_PARTS = 2_000;
/** Bytes of one part, and of all that are read, once they are unpacked. */
const LARGEST_PART = 16 * 1024 * 1024;
const LARGEST_WHOLE = 24 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64 = 0xffffffff;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The parts of a zip file by name, unpacked when they are asked for and never beyond a bound. Throws IMPORT_FILE_UNREADABLE, IMPORT_FILE_UNSAFE. */
export class ZipParts {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  /** The text of a part; undefined when there is none of that name. */
  text(name: string): string | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    this.#unpacked += entry.size;
    if (entry.size > LARGEST_PART || this.#unpacked > LARGEST_WHOLE) throw tooLarge();
    return this.#unpack(entry).toString("utf8");
  }

  #unpack({ method, packed, size, at }: Entry): Buffer {
    if (at + 30 > this.#bytes.length || this.#bytes.readUInt32LE(at) !== LOCAL) throw ImportFileUnreadable();
    const begin = at + 30 + this.#bytes.readUInt16LE(at + 26) + this.#bytes.readUInt16LE(at + 28);
    const raw = this.#bytes.subarray(begin, begin + packed);
    if (method === 0 && raw.length === size) return raw;
    if (method !== 8 || raw.length !== packed) throw ImportFileUnreadable();
    try {
      const made = inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) });
      if (made.length !== size) throw ImportFileUnreadable();
      return made;
    } catch (cause) {
      if ((cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
      throw ImportFileUnreadable({ cause });
    }
  }
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes);
  const [disk, count, at] = [bytes.readUInt16LE(end + 4), bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (disk !== 0 || at === ZIP64) throw ImportFileUnreadable();
  if (count > MOST_PARTS) throw tooLarge();
  const found = new Map<string, Entry>();
  let place = at;
  for (let number = 0; number < count; number += 1) {
    if (place + 46 > end || bytes.readUInt32LE(place) !== ENTRY) throw ImportFileUnreadable();
    const [name, more, comment] = [bytes.readUInt16LE(place + 28), bytes.readUInt16LE(place + 30), bytes.readUInt16LE(place + 32)];
    const path = bytes.toString("utf8", place + 46, place + 46 + name);
    if (found.has(path) || isUnsafe(path)) throw ImportFileUnsafe({ facts: { why: "文件内部的路径不正常", whyEn: "a path inside it is not in order" } });
    if ((bytes.readUInt16LE(place + 8) & 1) === 1) throw ImportFileUnreadable();
    const size = bytes.readUInt32LE(place + 24);
    found.set(path, { method: bytes.readUInt16LE(place + 10), packed: bytes.readUInt32LE(place + 20), size, at: bytes.readUInt32LE(place + 42) });
    place += 46 + name + more + comment;
  }
  return found;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT); at -= 1)
    if (bytes.readUInt32LE(at) === END && at + END_LENGTH + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  throw ImportFileUnreadable();
}

/** Absolute, climbing, or of another system's kind. */
function isUnsafe(path: string): boolean {
  return path === "" || path.startsWith("/") || /[\\\0:]/.test(path) || path.split("/").includes("..");
}

function tooLarge(): Error {
  return ImportFileUnsafe({ facts: { why: "解开后太大", whyEn: "it is too large once it is unpacked" } });
}
