#!/usr/bin/env node
import { build, install } from "./prepare.mjs";

install();
build();
const { main } = await import("../dist/main.js");
process.exitCode = await main(process.argv.slice(2));
