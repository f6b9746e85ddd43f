import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

const STAMP = join(root, "node_modules/.cache/zhili-build.json");
const PROGRAM = ["contracts", "engine", "store", "plugin-api", "platform", "server", "cli"];
const SHIPPED = { program: "packages/cli/dist/main.js", web: "packages/web/dist/index.html" };

/** Installs and builds what is missing or out of step; does nothing when nothing is. Throws with the exit code of the step that failed. */
export async function installAndBuild({ quiet = false } = {}) {
  const say = (text) => {
    if (!quiet) process.stderr.write(`${text}\n`);
  };
  if (!installed()) {
    say("zhili: 正在安装依赖 / installing dependencies …");
    await install(quiet);
  }
  const stamp = readStamp();
  const plugins = readdirSync(join(root, "plugins")).map((name) => `plugins/${name}`);
  const program = standing(
    PROGRAM.map((name) => `packages/${name}/src`).concat(
      plugins.map((place) => `${place}/src`),
      "tsconfig.json",
    ),
  );
  const web = standing(["packages/web/src", "packages/web/public", "packages/web/index.html", "packages/web/vite.config.ts"]);
  if (stamp.program !== program || !existsSync(join(root, SHIPPED.program))) {
    say("zhili: 正在编译程序 / building the program …");
    for (const name of PROGRAM) dropLeftovers(join(root, "packages", name));
    await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b", "packages/cli", ...plugins], quiet);
  }
  const shared = `${web} ${standing(["packages/contracts/src", "packages/engine/src"])}`;
  if (stamp.web !== shared || !existsSync(join(root, SHIPPED.web))) {
    say("zhili: 正在编译网页 / building the pages …");
    await run("npm", ["run", "--silent", "--workspace", "@zhili/web", "build"], quiet);
  }
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, `${JSON.stringify({ program, web: shared })}\n`);
}

/** Is every package of the lock file there, in its version? Packages for other machines don't count. */
export function installed() {
  const wanted = readJson(join(root, "package-lock.json"))?.packages ?? {};
  const present = readJson(join(root, "node_modules/.package-lock.json"))?.packages;
  if (present === undefined) return false;
  return Object.entries(wanted).every(([place, one]) => {
    if (!place.includes("node_modules/") || one.optional === true || one.link === true) return true;
    return present[place]?.version === one.version;
  });
}

/** Runs a program to its end with our signals passed on; throws an error with `exitCode` when it fails. */
export function run(command, parameters, quiet = false) {
  return new Promise((done, failed) => {
    const child = spawn(command, parameters, { cwd: root, stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2], shell: process.platform === "win32" });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (part) => {
        said = (said + part).slice(-20_000);
      });
    }
    const stop = (signal) => child.kill(signal);
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const settle = (exitCode, text) => {
      process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
      if (exitCode === 0) return done();
      if (said !== "") process.stderr.write(said);
      failed(Object.assign(new Error(text), { exitCode }));
    };
    child.once("error", (error) => settle(4, error.message));
    child.once("close", (code, signal) => {
      const exitCode = signal === null ? (code ?? 1) : signal === "SIGINT" || signal === "SIGTERM" ? 130 : 1;
      settle(exitCode, `${command} ${parameters.join(" ")}: ${signal ?? `exit ${code}`}`);
    });
  });
}

async function install(quiet) {
  const parameters = ["--no-audit", "--no-fund", ...(quiet || !process.stderr.isTTY ? ["--no-progress"] : [])];
  try {
    await run("npm", ["ci", ...parameters], quiet);
  } catch (error) {
    if (error.exitCode === 130) throw error;
    process.stderr.write("zhili: npm ci failed; trying npm install\n");
    await run("npm", ["install", ...parameters], quiet);
  }
}

/** Removes what was compiled from sources that are gone: routes are found by their files. */
function dropLeftovers(folder) {
  const dist = join(folder, "dist");
  if (!existsSync(dist)) return;
  for (const place of readdirSync(dist, { recursive: true })) {
    const source = place.replace(/\.(?:d\.ts|js)(?:\.map)?$/, "");
    if (source === place || [".ts", ".js"].some((ending) => existsSync(join(folder, "src", source + ending)))) continue;
    rmSync(join(dist, place));
  }
}

/** Changes when a file under these places is added, changed or removed. */
function standing(places) {
  let newest = 0;
  let files = 0;
  let bytes = 0;
  const visit = (path) => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return;
    if (entry.isDirectory()) {
      for (const name of readdirSync(path)) visit(join(path, name));
      return;
    }
    files += 1;
    bytes += entry.size;
    newest = Math.max(newest, entry.mtimeMs);
  };
  for (const place of places) visit(join(root, place));
  return `${files}/${bytes}/${newest}`;
}

function readStamp() {
  return readJson(STAMP) ?? {};
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
