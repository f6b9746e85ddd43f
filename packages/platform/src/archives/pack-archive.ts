import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { packTar } from "modern-tar";

const compress = promisify(gzip);
/** The moment that npm puts on every file. */
const MOMENT = new Date("1985-10-26T08:15:00.000Z");
/** Where a gzip header names the operating system, and the value for none. */
const SYSTEM = { at: 9, none: 255 } as const;

/** The files as a gzipped tar archive below one folder: the same files give the same bytes, whoever packs them, when and where. */
export async function packArchive(folder: string, files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const entries = Object.keys(files)
    .sort()
    .map((file) => {
      const body = Buffer.from(files[file] ?? "", "utf8");
      const owner = { uid: 0, gid: 0, uname: "", gname: "" };
      return { header: { name: `${folder}/${file}`, size: body.length, type: "file" as const, mode: 0o644, mtime: MOMENT, ...owner }, body };
    });
  const packed = await compress(await packTar(entries), { level: constants.Z_BEST_COMPRESSION });
  packed[SYSTEM.at] = SYSTEM.none;
  return packed;
}
