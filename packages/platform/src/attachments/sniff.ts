import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

const HEAD = 65_536;

/** What the bytes of a file are. Text is told apart from markup that a browser would run; unknown bytes are `application/octet-stream`. */
export async function sniffType(file: string): Promise<string> {
  const head = await readHead(file);
  const markup = markupOf(head);
  if (markup !== undefined) return markup;
  const found = await fileTypeFromFile(file);
  if (found !== undefined) return found.mime === "application/xml" ? "text/html" : found.mime;
  return isText(head) ? "text/plain" : "application/octet-stream";
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Markup counts wherever it is in the head of a text, because browsers look past blanks and comments. */
function markupOf(head: Buffer): string | undefined {
  if (head.includes(0)) return undefined;
  const text = head.toString("latin1").toLowerCase();
  const start = text.replace(/^(?:\xef\xbb\xbf)?\s*/, "");
  if (!start.startsWith("<")) return undefined;
  if (/<(?:!doctype html|html|script|body|head|iframe)\b/.test(text)) return "text/html";
  if (/<svg\b/.test(text)) return "image/svg+xml";
  return "text/html";
}

/** UTF-8 or GB 18030 without control characters. */
function isText(head: Buffer): boolean {
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127)) return false;
  return ["utf-8", "gb18030"].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}
