import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The Chromium of CHROME_PATH or of the search path; undefined when this machine has none. */
export function findChromium({ CHROME_PATH, PATH = "" } = process.env) {
  if (CHROME_PATH !== undefined && existsSync(CHROME_PATH)) return CHROME_PATH;
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** Installs Chromium and Chinese letters where the system's package manager lets us; says so when the browser tests have to be left out. */
export function getChromium() {
  if (findChromium() === undefined && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("\n== installing Chromium for the browser tests");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...words) => spawnSync("apt-get", ["-qq", ...words], { env, stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
  }
  const found = findChromium();
  console.log(found === undefined ? "\nBROWSER TESTS LEFT OUT: this machine has no Chromium (set CHROME_PATH)" : `\nbrowser tests use ${found}`);
}
