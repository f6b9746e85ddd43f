// Runs the double as a process: node packages/store/test/mongodb/double/main.mjs [--port 27117] [--standalone]
// Prints the connection string on one line, then serves until it is told to stop.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";

const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, standalone: { type: "boolean", default: false } } });
const { module } = await runnerImport(fileURLToPath(new URL("./index.ts", import.meta.url)), { configFile: false, logLevel: "error" });
const double = await module.startMongoDouble({ port: Number(values.port), standalone: values.standalone });
console.log(double.uri);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => double.close().then(() => process.exit(0)));
