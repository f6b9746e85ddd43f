import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { backupSqliteFolder, openStore } from "@zhili/store";
import { BACKUP_NOTE, type BackupNote, DATABASE } from "./backup-note.js";
import type { Command } from "./command.js";
import { copyFolder } from "./copy-folder.js";
import { NoData } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { dataPlace, hasData } from "./open-data.js";
import { refuseExisting } from "./refuse-existing.js";

/** `zhili backup <target>`: a consistent copy of the data in a new folder; the server may be running. */
export const backup: Command = {
  name: "backup",
  about: {
    "zh-CN": "把数据和附件完整备份到一个新文件夹，服务运行时也可以",
    en: "copy data and attachments to a new folder; the server may be running",
  },
  parameters: { shown: "<target>", least: 1, most: 1 },
  flags: {
    "with-key": { about: { "zh-CN": "连同密钥 secret.key 一起备份（平时应分开保管）", en: "copy secret.key too (better kept apart)" } },
  },
  async run(call) {
    const [target = ""] = call.parameters;
    const place = dataPlace();
    if (!hasData(place)) throw NoData({ facts: { folder: place.folder } });
    refuseExisting(target);
    const partial = `${target}.partial`;
    await mkdir(partial, { recursive: true });
    try {
      call.progress.show(DATABASE, 0, 0);
      if (place.mongodbUri === undefined) await backupSqliteFolder(place.folder, join(partial, DATABASE));
      else {
        const store = await openStore(place);
        await store.backup(join(partial, DATABASE)).finally(() => store.close());
      }
      const attachments = await copyFolder(join(place.folder, "attachments"), join(partial, "attachments"), (done, of) =>
        call.progress.show("attachments", done, of),
      );
      if (call.has("with-key")) await writeFile(join(partial, "secret.key"), await readFile(join(place.folder, "secret.key")), { mode: 0o600 });
      const note: BackupNote = { format: 1, adapter: place.mongodbUri === undefined ? "sqlite" : "mongodb", at: new Date().toISOString(), attachments };
      await writeFile(join(partial, BACKUP_NOTE), `${JSON.stringify(note, null, 2)}\n`, { flush: true });
      await rename(partial, target);
      call.answer({ target, ...note, key: call.has("with-key") });
    } catch (error) {
      await rm(partial, { recursive: true, force: true });
      throw error;
    }
    call.say({ "zh-CN": "已备份到 {target}", en: "backed up to {target}" }, { target });
    if (!call.has("with-key"))
      call.say(
        {
          "zh-CN": "密钥 {folder}/secret.key 没有放进备份：请另存一份，分开保管，没有它打不开敏感内容。",
          en: "The key {folder}/secret.key is not in it: keep a copy in another place. Without it sensitive fields can't be opened.",
        },
        { folder: place.folder },
      );
    return EXIT.ok;
  },
};
