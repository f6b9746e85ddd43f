import { readdirSync, readFileSync } from "node:fs";

const TEXT = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`;
const CALL = new RegExp(
  String.raw`\bdefineError\("(?<code>[A-Z][A-Z0-9_]*)", (?<status>\d{3}), \{\s*"zh-CN": (?<zh>${TEXT}),\s*en: (?<en>${TEXT}),?\s*\}\)`,
  "g",
);

/** Every `defineError` in the sources of the packages, by code: `{ code, status, zh, en, package, file }`. One that is not written out is refused. */
export function definedErrors(root) {
  const found = [];
  for (const name of readdirSync(`${root}packages`).sort()) {
    for (const file of sourcesBelow(`${root}packages/${name}/src`)) {
      const text = readFileSync(file, "utf8");
      const calls = [...text.matchAll(CALL)].map(({ groups }) => ({
        code: groups.code,
        status: Number(groups.status),
        zh: textOf(groups.zh),
        en: textOf(groups.en),
        package: name,
        file: file.slice(root.length),
      }));
      const mentioned = text.match(/\bdefineError\(/g)?.length ?? 0;
      if (calls.length !== mentioned && !text.includes("export function defineError("))
        throw new Error(`${file}: write the code, the status and both messages of every defineError as literals`);
      found.push(...calls);
    }
  }
  const sorted = found.sort((left, right) => (left.code < right.code ? -1 : 1));
  sorted.forEach(({ code, file }, at) => {
    if (sorted[at + 1]?.code === code) throw new Error(`${code} is defined twice: ${file} and ${sorted[at + 1].file}`);
  });
  return sorted;
}

function sourcesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts") && !name.includes("generated"))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function textOf(literal) {
  return JSON.parse(literal.startsWith('"') ? literal : `"${literal.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`);
}
