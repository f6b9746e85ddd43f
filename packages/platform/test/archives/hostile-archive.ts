import { gzipSync } from "node:zlib";

/** One entry of an archive as somebody with bad intentions would write it, byte by byte. */
export interface Entry {
  readonly name: string;
  readonly text?: string | Uint8Array;
  /** Type flag of tar: `0` file, `1` hard link, `2` symbolic link, `3` and `4` devices, `5` folder, `6` fifo, `x` and `L` longer names. */
  readonly type?: string;
  readonly link?: string;
  /** Size as the header says it, whatever the content is. */
  readonly size?: number;
}

const BLOCK = 512;

function block({ name, type = "0", link = "" }: Entry, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, "utf8");
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write(type, 156);
  header.write(link, 157, 100, "utf8");
  header.write("ustar\0", 257);
  header.write("00", 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

/** An uncompressed archive of the entries. */
export function tarOf(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const content = Buffer.from(entry.text ?? "");
    return [block(entry, entry.size ?? content.length), content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

export function archiveOf(entries: readonly Entry[]): Buffer {
  return gzipSync(tarOf(entries));
}

/** The record of an extended header that gives the next entry another path. */
export function longPath(path: string): Entry {
  const record = ` path=${path}\n`;
  let length = Buffer.byteLength(record);
  length += String(length + String(length).length).length;
  return { name: "PaxHeader/x", type: "x", text: `${length}${record}` };
}
