// Opens the folder, says so, and keeps it until it is killed; says the code of the refusal when it is refused. Argument: the folder.
import { writeSync } from "node:fs";
import { importStore } from "./import-store.mjs";

const { openSqliteStore } = await importStore();
try {
  await openSqliteStore({ folder: process.argv[2] });
  writeSync(1, "opened\n");
  setInterval(() => undefined, 1000);
} catch (error) {
  writeSync(1, `${error.code}\n`);
}
