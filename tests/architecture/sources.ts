import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface SourceFile {
  /** From the root of the repository: `packages/engine/src/ledger/index.ts`. */
  readonly path: string;
  readonly text: string;
}

const ELSEWHERE = new Set(["node_modules", "dist", "generated"]);

/** Files below a folder of the repository with one of the endings; built and generated ones are left out. */
export function filesBelow(folder: string, endings: RegExp): SourceFile[] {
  const found: SourceFile[] = [];
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !ELSEWHERE.has(entry.name)) found.push(...filesBelow(path, endings));
    else if (entry.isFile() && endings.test(entry.name)) found.push({ path, text: readFileSync(join(ROOT, path), "utf8") });
  }
  return found;
}

export const CODE = /\.(?:ts|tsx|mts|mjs|js)$/;

export function packageNames(): string[] {
  return readdirSync(join(ROOT, "packages")).filter((name) => statSync(join(ROOT, "packages", name)).isDirectory());
}

/** Sources of every package, tests aside. */
export function packageSources(): SourceFile[] {
  return packageNames().flatMap((name) => filesBelow(`packages/${name}/src`, CODE));
}

const IMPORTS = [
  /^(?:import|export)\b[^;"]*?\bfrom\s+"([^"]+)"/gm,
  /^import\s+"([^"]+)"/gm,
  /\b(?:import|createRequire\(import\.meta\.url\))\(\s*(?:\/\*.*?\*\/\s*)?"([^"]+)"/g,
];

/** What a file imports, as written. */
export function importsOf({ text }: SourceFile): string[] {
  return IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, specifier]) => specifier ?? ""));
}

/** A relative import as a path from the root of the repository; anything else as it is. */
export function resolved(file: SourceFile, specifier: string): string {
  return specifier.startsWith(".") ? normalize(join(dirname(file.path), specifier)) : specifier;
}

/** `@casl/ability` of `@casl/ability/extra`, `ajv` of `ajv/dist/x.js`. */
export function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
