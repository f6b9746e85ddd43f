import { existsSync } from "node:fs";
import { copyFile, mkdir, open, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openStore } from "@zhili/store";
import { BACKUP_NOTE, type BackupNote, DATABASE } from "./backup-note.js";
import type { Command } from "./command.js";
import { copyFolder } from "./copy-folder.js";
import { KeyNeeded, NotABackup, StoreInUse } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { dataPlace, hasData } from "./open-data.js";
import { refuseExisting } from "./refuse-existing.js";

/** `zhili restore <source>`: puts a backup into an empty data folder or database. */
export const restore: Command = {
  name: "restore",
  about: { "zh-CN": "把备份恢复到空的数据目录或数据库", en: "put a backup into an empty data folder or database" },
  parameters: { shown: "<source>", least: 1, most: 1 },
  flags: { key: { value: "<file>", about: { "zh-CN": "另外保管的密钥文件 secret.key", en: "the file secret.key that was kept apart" } } },
  async run(call) {
    const [source = ""] = call.parameters;
    const place = dataPlace();
    const note = await readNote(source);
    const wanted = place.mongodbUri === undefined ? "sqlite" : "mongodb";
    if (note.adapter !== wanted) throw NotABackup({ facts: { source: `${source} (${note.adapter} → ${wanted})` } });
    if (place.mongodbUri === undefined && hasData(place)) refuseExisting(join(place.folder, "zhili.db"));
    const key = await readKey(source, call.value("key"), place.folder);
    await mkdir(place.folder, { recursive: true });
    await copyFolder(join(source, "attachments"), join(place.folder, "attachments"), (done, of) => call.progress.show("attachments", done, of));
    await writeFile(join(place.folder, "secret.key"), key, { mode: 0o600 });
    if (place.mongodbUri === undefined) {
      const partial = join(place.folder, "zhili.db.partial");
      await copyFile(join(source, DATABASE), partial);
      await rename(partial, join(place.folder, "zhili.db"));
    } else await fillDatabase(place, join(source, DATABASE));
    call.answer({ folder: place.folder, ...note });
    call.say(
      { "zh-CN": "已恢复到 {folder}（备份时间 {at}）。用 zhili doctor 核对。", en: "restored into {folder} (backup of {at}). zhili doctor looks it over." },
      { folder: place.folder, at: note.at },
    );
    return EXIT.ok;
  },
};

async function readNote(source: string): Promise<BackupNote> {
  const text = await readFile(join(source, BACKUP_NOTE), "utf8").catch(() => "");
  try {
    const note = JSON.parse(text) as BackupNote;
    if (note.format === 1) return note;
  } catch {
    // Not JSON: no backup.
  }
  throw NotABackup({ facts: { source } });
}

/** The key given, the one in the backup, or the one that is in the folder already. Throws CLI_KEY_NEEDED. */
async function readKey(source: string, given: string | undefined, folder: string): Promise<Buffer> {
  const file = [given, join(source, "secret.key"), join(folder, "secret.key")].find((one) => one !== undefined && existsSync(one));
  if (file === undefined || (given !== undefined && file !== given)) throw KeyNeeded({ facts: { source } });
  return readFile(file);
}

async function fillDatabase(place: { folder: string; mongodbUri?: string }, folder: string): Promise<void> {
  const store = await openStore(place);
  try {
    if ((await store.get("configuration", "current")) !== undefined) throw StoreInUse();
    await store.importNdjson(linesIn(folder));
  } finally {
    await store.close();
  }
}

async function* linesIn(folder: string): AsyncGenerator<string> {
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(".ndjson")).sort()) {
    const handle = await open(join(folder, name));
    try {
      yield* handle.readLines();
    } finally {
      await handle.close();
    }
  }
}
