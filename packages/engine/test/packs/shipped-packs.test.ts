import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkConfiguration, type PackDocument, readPack } from "../../src/packs/index.js";
import { known } from "./known.js";

const templates = fileURLToPath(new URL("../../../../templates/", import.meta.url));

function filesOf(root: string, at = root): Record<string, string> {
  const parts = readdirSync(at).map((name): Record<string, string> => {
    const full = join(at, name);
    return statSync(full).isDirectory() ? filesOf(root, full) : { [relative(root, full)]: readFileSync(full, "utf8") };
  });
  return Object.assign({}, ...parts);
}

const names = readdirSync(templates).filter((name) => existsSync(join(templates, name, "package.json")));
const reads = names.map((name) => ({ name, ...readPack(filesOf(join(templates, name))) }));
const packs = reads.flatMap(({ pack }): PackDocument[] => (pack === undefined ? [] : [pack]));

describe("the packs in templates/", () => {
  it.each(reads)("$name reads without a fault", ({ issues }) => {
    expect(issues).toEqual([]);
  });

  it("have no name and no expression that leads nowhere", () => {
    expect(checkConfiguration(packs, known)).toEqual([]);
  });
});
