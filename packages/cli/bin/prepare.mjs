// Installs and builds what is missing; quiet when there is nothing to do.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const installed = join(root, "node_modules/.package-lock.json");
const stamp = join(root, "node_modules/.zhili-built");

/** Installs packages when they are missing or older than the lock file. */
export function install() {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs) return;
  console.error("Installing packages …");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
}

/** Builds packages and the web application when a source is newer than the last build. */
export function build() {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (newest(["packages", "plugins", "schemas"]) <= built) return;
  console.error("Building …");
  run("npm", ["run", "--silent", "build"]);
  writeFileSync(stamp, new Date().toISOString());
}

function newest(folders) {
  let latest = 0;
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (["node_modules", "dist", "test"].includes(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else latest = Math.max(latest, statSync(path).mtimeMs);
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(join(root, folder));
  return latest;
}

function run(command, words) {
  const { status } = spawnSync(command, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  build();
}
