import { constants, existsSync } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { dataPlace } from "../open-data.js";
import { serverPlace } from "../server-place.js";
import { broken, type Finding, finding } from "./finding.js";

const NEEDED_NODE = [20, 19] as const;
const NEEDED_BYTES = 1024 ** 3;

/** What is around the data: Node, the folder, the disk, the port. Nothing is made or changed. */
export async function checkAround(): Promise<Finding[]> {
  const { folder } = dataPlace();
  return [checkNode(), await checkFolder(folder), await checkDisk(folder), await checkPort()];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const enough = major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1]);
  const facts = { found: process.versions.node, needed: NEEDED_NODE.join(".") };
  if (enough) return finding("node", "ok", { "zh-CN": "Node.js {found}", en: "Node.js {found}" }, undefined, facts);
  return finding(
    "node",
    "problem",
    { "zh-CN": "Node.js {found} 太旧", en: "Node.js {found} is too old" },
    { "zh-CN": "请升级到 Node.js {needed} 以上。", en: "Install Node.js {needed} or later." },
    facts,
  );
}

async function checkFolder(folder: string): Promise<Finding> {
  const facts = { folder };
  try {
    await access(nearestFolder(folder), constants.W_OK | constants.X_OK);
    const detail = existsSync(folder)
      ? { "zh-CN": "数据目录 {folder} 可以写入", en: "the data folder {folder} can be written to" }
      : { "zh-CN": "数据目录 {folder} 还没有，首次启动时建立", en: "the data folder {folder} is not there yet; the first start makes it" };
    return finding("folder", "ok", detail, undefined, facts);
  } catch {
    return finding(
      "folder",
      "problem",
      { "zh-CN": "数据目录 {folder} 不能写入", en: "the data folder {folder} can't be written to" },
      {
        "zh-CN": "请让运行服务的账户拥有这个文件夹，或用 ZHILI_DATA 换一个位置。",
        en: "Give the folder to the account that runs the server, or name another one in ZHILI_DATA.",
      },
      facts,
    );
  }
}

async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestFolder(folder));
  const free = bavail * bsize;
  const facts = { free: (free / 1024 ** 3).toFixed(1) };
  if (free >= NEEDED_BYTES) return finding("disk", "ok", { "zh-CN": "磁盘剩余 {free} GB", en: "{free} GB of disk are free" }, undefined, facts);
  return finding(
    "disk",
    "problem",
    { "zh-CN": "磁盘只剩 {free} GB", en: "only {free} GB of disk are free" },
    { "zh-CN": "请清理磁盘，至少留出 1 GB。", en: "Make room: at least 1 GB should be free." },
    facts,
  );
}

async function checkPort(): Promise<Finding> {
  try {
    const { port, host } = serverPlace();
    const { requireFreePort } = await import("@zhili/server");
    await requireFreePort(port, host);
    return finding("port", "ok", { "zh-CN": "{host}:{port} 空闲", en: "{host}:{port} is free" }, undefined, { host, port });
  } catch (error) {
    return broken("port", error);
  }
}

/** The folder, or the nearest one above that is there. */
function nearestFolder(folder: string): string {
  let place = resolve(folder);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return place;
}
