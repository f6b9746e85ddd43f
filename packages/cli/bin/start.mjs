// `npm start`: on a fresh clone too. Installs and builds what is missing, then serves in this same process.
import process from "node:process";
import { installAndBuild } from "./install-and-build.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`zhili: 需要 Node.js 20.19 以上，现在是 ${process.versions.node} / needs Node.js 20.19 or later, this is ${process.versions.node}\n`);
  process.exit(4);
}
try {
  await installAndBuild();
} catch (error) {
  process.stderr.write(`zhili: ${error.message}\n`);
  process.exit(error.exitCode ?? 1);
}
const { main } = await import("../dist/main.js");
process.exitCode = await main(["serve", ...process.argv.slice(2)]);
