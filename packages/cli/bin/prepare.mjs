// Installs and builds what is missing; quiet unless something fails.
import process from "node:process";
import { installAndBuild } from "./install-and-build.mjs";

try {
  await installAndBuild({ quiet: true });
} catch (error) {
  process.stderr.write(`zhili: ${error.message}\n`);
  process.exitCode = error.exitCode ?? 1;
}
