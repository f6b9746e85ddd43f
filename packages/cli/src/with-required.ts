import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

interface Manifest {
  readonly zhili?: { readonly requires?: { readonly packs?: Readonly<Record<string, string>> } };
}

/** The folders with those of the packs that they need, looked for beside them. */
export function withRequired(folders: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    const key = resolve(folder);
    if ([...found].some((one) => resolve(one) === key)) return;
    found.add(folder);
    const file = join(folder, "package.json");
    if (!existsSync(file)) return;
    const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
    for (const pack of Object.keys(manifest.zhili?.requires?.packs ?? {})) {
      const beside = join(dirname(key), pack);
      if (existsSync(beside)) visit(beside);
    }
  };
  for (const folder of folders) visit(folder);
  return [...found];
}
