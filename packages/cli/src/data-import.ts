import { open } from "node:fs/promises";
import { auditDataImport, findPresent } from "@zhili/platform";
import type { Command } from "./command.js";
import { ImportPresent } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";

/** `zhili data import <file>`: takes in what `data export` wrote; refuses all of it when an id is there already. */
export const dataImport: Command = {
  name: "data import",
  about: {
    "zh-CN": "导入 data export 写成的文件；有编号已存在时整个拒绝",
    en: "import a file that data export wrote; refuses all of it when an id is there already",
  },
  parameters: { shown: "<file>", least: 1, most: 1 },
  run: (call) =>
    withPlatform(
      async (platform) => {
        const [file = ""] = call.parameters;
        const context = commandLineContext(platform);
        const found = await findPresent(platform.store, linesOf(file));
        if (found.present > 0) throw ImportPresent({ facts: { file, present: found.present, first: found.first ?? "" } });
        const documents = await platform.store.importNdjson(counted(linesOf(file), found.lines, (done) => call.progress.show(file, done, found.lines)));
        await auditDataImport(platform, context, documents);
        call.answer({ file, documents });
        call.say({ "zh-CN": "已导入 {documents} 条", en: "imported {documents} documents" }, { documents });
        return EXIT.ok;
      },
      { fresh: true },
    ),
};

async function* linesOf(file: string): AsyncGenerator<string> {
  const handle = await open(file);
  try {
    yield* handle.readLines();
  } finally {
    await handle.close();
  }
}

async function* counted(lines: AsyncIterable<string>, of: number, each: (done: number) => void): AsyncGenerator<string> {
  let done = 0;
  for await (const line of lines) {
    if (done % 500 === 0 || done === of) each(done);
    done += 1;
    yield line;
  }
}
