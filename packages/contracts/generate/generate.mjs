// Writes what follows from schemas/ (the types of @zhili/contracts, the schemas inside @zhili/engine, docs/reference/definitions.md) and from the
// errors that the packages define (docs/reference/errors.md, the server's page of them). With --check it only compares.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { definedErrors } from "./defined-errors.mjs";
import { definitionSchemas } from "./definition-schemas.mjs";
import { definitionTypes } from "./definition-types.mjs";
import { definitionsPage } from "./definitions-page.mjs";
import { errorReference, errorsPage } from "./errors-page.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const schemas = readdirSync(`${root}schemas`)
  .filter((name) => name.endsWith(".schema.json"))
  .sort()
  .map((name) => ({ kind: name.replace(".schema.json", ""), schema: JSON.parse(readFileSync(`${root}schemas/${name}`, "utf8")) }));
const errors = definedErrors(root);

const outputs = [
  { file: "packages/contracts/src/generated/definitions.ts", text: await definitionTypes(schemas) },
  { file: "packages/engine/src/schema/generated/definition-schemas.ts", text: definitionSchemas(schemas) },
  { file: "docs/reference/definitions.md", text: definitionsPage(schemas) },
  { file: "packages/server/src/generated/error-reference.ts", text: errorReference(errors) },
  { file: "docs/reference/errors.md", text: errorsPage(errors) },
];

let stale = 0;
for (const { file, text } of outputs) {
  let present = "";
  try {
    present = readFileSync(root + file, "utf8");
  } catch {
    // Not written yet: stale.
  }
  if (present === text) continue;
  if (process.argv.includes("--check")) {
    stale += 1;
    console.error(`${file} is not in step with what it is written from: run npm run generate`);
  } else {
    mkdirSync(dirname(root + file), { recursive: true });
    writeFileSync(root + file, text);
    console.log(`wrote ${file}`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
