import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { stdout } from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { auditDataExport, type Platform } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";
import { refuseExisting } from "./refuse-existing.js";

/** `zhili data export`: NDJSON of the whole store or of some record types, streamed from one snapshot. */
export const dataExport: Command = {
  name: "data export",
  about: {
    "zh-CN": "导出数据（每行一条 JSON，敏感内容保持加密）；不写 --out 时输出到标准输出",
    en: "export the data (one JSON document a line, sensitive fields stay sealed); to standard output without --out",
  },
  flags: {
    out: { value: "<file>", about: { "zh-CN": "写入文件（不覆盖已有文件）", en: "write to a file (never over one that is there)" } },
    type: {
      value: "<pack:record-type>",
      many: true,
      about: { "zh-CN": "只导出这些业务类型，可写多次", en: "only these record types; may be given several times" },
    },
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const out = call.value("out");
      if (out !== undefined) refuseExisting(out);
      const types = call.values("type");
      const collections = await auditDataExport(platform, commandLineContext(platform), types);
      let count = 0;
      const lines = Readable.from(counted(platform.store.exportNdjson(collections), () => call.progress.show(out ?? "stdout", ++count, 0)));
      if (out === undefined) await pipeline(lines, stdout, { end: false });
      else await writeWhole(lines, out);
      tell(call, platform, out, count);
      return EXIT.ok;
    }),
};

async function* counted(lines: AsyncIterable<string>, each: () => void): AsyncGenerator<string> {
  for await (const line of lines) {
    each();
    yield `${line}\n`;
  }
}

/** The file gets its name when all of it is written. */
async function writeWhole(lines: Readable, out: string): Promise<void> {
  const partial = `${out}.partial`;
  try {
    await pipeline(lines, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function tell(call: Call, platform: Platform, out: string | undefined, documents: number): void {
  if (out === undefined) return;
  call.answer({ file: out, documents, revision: platform.configuration().revision });
  call.say(
    {
      "zh-CN": "已导出 {documents} 条到 {out}。敏感内容要用数据目录里的 secret.key 才能打开，请分开妥善保管。",
      en: "{documents} documents in {out}. Sensitive fields open only with secret.key of the data folder; keep it safe, apart from the file.",
    },
    { documents, out },
  );
}
