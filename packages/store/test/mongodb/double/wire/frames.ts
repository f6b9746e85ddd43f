import { deserialize, serialize } from "bson";
import { type Doc, isDoc } from "../values/doc.js";

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** One request off the wire. */
export interface Request {
  readonly id: number;
  readonly opCode: number;
  readonly command: Doc;
  /** The client does not wait for an answer. */
  readonly unanswered: boolean;
}

/** Cuts whole messages from what has come so far; returns them with the rest. */
export function cutFrames(buffer: Buffer): { frames: Buffer[]; rest: Buffer } {
  const frames: Buffer[] = [];
  let at = 0;
  while (buffer.length - at >= HEADER) {
    const length = buffer.readInt32LE(at);
    if (length < HEADER || length > 48_000_000) throw new Error(`a message of ${length} bytes`);
    if (buffer.length - at < length) break;
    frames.push(buffer.subarray(at, at + length));
    at += length;
  }
  return { frames, rest: buffer.subarray(at) };
}

/** Reads OP_MSG, and OP_QUERY as drivers use it for their first greeting; anything else is refused. */
export function readRequest(frame: Buffer): Request {
  const id = frame.readInt32LE(4);
  const opCode = frame.readInt32LE(12);
  if (opCode === OP_MSG) return readMessage(frame, id);
  if (opCode !== OP_QUERY) throw new Error(`opcode ${opCode}`);
  const start = frame.indexOf(0, HEADER + 4) + 1 + 8;
  const name = frame.toString("utf8", HEADER + 4, frame.indexOf(0, HEADER + 4));
  return { id, opCode, command: { ...readDoc(frame.subarray(start)), $db: name.split(".")[0] ?? "admin" }, unanswered: false };
}

function readMessage(frame: Buffer, id: number): Request {
  const flags = frame.readUInt32LE(HEADER);
  if ((flags & ~(MORE_TO_COME | (1 << 16))) !== 0 || (flags & CHECKSUM_PRESENT) !== 0) throw new Error(`message flags ${flags}`);
  let command: Doc = {};
  const sequences: Doc = {};
  let at = HEADER + 4;
  while (at < frame.length) {
    const kind = frame[at];
    const size = frame.readInt32LE(at + 1);
    const section = frame.subarray(at + 1, at + 1 + size);
    if (kind === 0) command = readDoc(section);
    else if (kind === 1) readSequence(section, sequences);
    else throw new Error(`section kind ${String(kind)}`);
    at += 1 + size;
  }
  return { id, opCode: OP_MSG, command: { ...command, ...sequences }, unanswered: (flags & MORE_TO_COME) !== 0 };
}

function readSequence(section: Buffer, into: Doc): void {
  const end = section.indexOf(0, 4);
  const documents: Doc[] = [];
  for (let at = end + 1; at < section.length; at += section.readInt32LE(at)) documents.push(readDoc(section.subarray(at, at + section.readInt32LE(at))));
  into[section.toString("utf8", 4, end)] = documents;
}

function readDoc(bytes: Buffer): Doc {
  const document: unknown = deserialize(bytes.subarray(0, bytes.readInt32LE(0)), { bsonRegExp: true });
  if (!isDoc(document)) throw new Error("not a document");
  return document;
}

/** The answer in the form in which the request came. */
export function writeReply(request: Request, reply: Doc): Buffer {
  const body = Buffer.from(serialize(reply, { ignoreUndefined: true }));
  const isMessage = request.opCode === OP_MSG;
  const before = Buffer.alloc(HEADER + (isMessage ? 5 : 20));
  before.writeInt32LE(before.length + body.length, 0);
  before.writeInt32LE(request.id, 8);
  before.writeInt32LE(isMessage ? OP_MSG : OP_REPLY, 12);
  if (!isMessage) before.writeInt32LE(1, HEADER + 16);
  return Buffer.concat([before, body]);
}
