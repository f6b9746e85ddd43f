import { expect, test } from "vitest";
import { CODE, filesBelow, importsOf, packageOf, packageSources, type SourceFile } from "./sources.js";

/** One library, one room: who may import it, by the beginning of the path. */
const ROOMS: readonly { readonly library: RegExp; readonly rooms: readonly string[] }[] = [
  { library: /^(?:fastify|fastify-plugin|@fastify\/.+)$/, rooms: ["packages/server/src/"] },
  { library: /^(?:ajv|ajv-formats)$/, rooms: ["packages/engine/src/schema/"] },
  { library: /^@casl\/(?:ability|react)$/, rooms: ["packages/engine/src/access/"] },
  { library: /^handlebars$/, rooms: ["packages/engine/src/reports/"] },
  { library: /^@marcbachmann\/cel-js$/, rooms: ["packages/engine/src/expression/"] },
  { library: /^mongodb$/, rooms: ["packages/store/src/mongodb/"] },
  { library: /^@photostructure\/sqlite$/, rooms: ["packages/store/src/sqlite/"] },
  { library: /^@rjsf\/.+$/, rooms: ["packages/web/src/"] },
  { library: /^(?:react|react-dom|react-router|react-i18next|i18next|antd|@tanstack\/.+)$/, rooms: ["packages/web/src/"] },
  { library: /^@node-rs\/argon2$/, rooms: ["packages/platform/src/identity/"] },
  { library: /^(?:node-diff3|rfc6902)$/, rooms: ["packages/engine/src/packs/"] },
  { library: /^yazl$/, rooms: ["packages/platform/src/built-in/exports/"] },
  { library: /^modern-tar$/, rooms: ["packages/platform/src/archives/"] },
  { library: /^json-schema-to-typescript$/, rooms: ["packages/contracts/generate/", "packages/cli/src/types.ts", "packages/cli/src/types/"] },
];

function everySource(): SourceFile[] {
  return [...packageSources(), ...filesBelow("packages/contracts/generate", CODE), ...filesBelow("packages/cli/bin", CODE)];
}

test("each library is imported in its room only", () => {
  const wrong: string[] = [];
  for (const file of everySource()) {
    for (const specifier of importsOf(file)) {
      const home = ROOMS.find(({ library }) => library.test(packageOf(specifier)));
      if (home !== undefined && !home.rooms.some((room) => file.path.startsWith(room))) wrong.push(`${file.path} imports ${specifier}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("each room that is named has its library", () => {
  const imported = new Set(everySource().flatMap(importsOf).map(packageOf));
  const missing = ROOMS.filter(({ library }) => ![...imported].some((name) => library.test(name))).map(({ library }) => String(library));
  expect(missing).toEqual([]);
});
