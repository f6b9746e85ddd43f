#!/usr/bin/env node
// The command line. Builds itself first when it has never been built.
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { installAndBuild } from "./install-and-build.mjs";

const program = new URL("../dist/main.js", import.meta.url);
try {
  if (!existsSync(fileURLToPath(program))) await installAndBuild({ quiet: true });
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`zhili: ${error.message}\n`);
  process.exitCode = error.exitCode ?? 1;
}
