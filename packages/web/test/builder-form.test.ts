import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getDefaultFormState } from "@rjsf/utils";
import { DEFINITION_FOLDERS, type DefinitionKind } from "@zhili/engine/packs";
import { definitionSchemas } from "@zhili/engine/schema";
import { describe, expect, test } from "vitest";
import { judgedByServer, NOTHING_FILLED_IN } from "../src/builder/schema/form-rules.js";
import { type FormNode, formSchema } from "../src/builder/schema/form-schema.js";
import type { KindSchema, SchemaNode } from "../src/builder/schema/kind-schema.js";
import { sameValue, setAt, withoutUndefined } from "../src/builder/schema/set-at.js";

const TEMPLATES = fileURLToPath(new URL("../../../templates/", import.meta.url));

function schemaOf(kind: DefinitionKind): KindSchema {
  return { schema: definitionSchemas[kind] as SchemaNode, common: definitionSchemas.common as SchemaNode };
}

function shipped(): { readonly kind: DefinitionKind; readonly path: string }[] {
  return readdirSync(TEMPLATES).flatMap((pack) =>
    (Object.entries(DEFINITION_FOLDERS) as [DefinitionKind, string][]).flatMap(([kind, folder]) => {
      const inside = join(TEMPLATES, pack, folder);
      try {
        return readdirSync(inside)
          .filter((name) => name.endsWith(".json"))
          .map((name) => ({ kind, path: join(inside, name) }));
      } catch {
        return [];
      }
    }),
  );
}

describe("the plain builder's form", () => {
  test("opens every definition of every shipped pack and saves it back as it was", () => {
    const files = shipped();
    expect(files.length).toBeGreaterThan(150);
    const schemas = new Map<DefinitionKind, FormNode>();
    for (const { kind, path } of files) {
      const schema = schemas.get(kind) ?? formSchema(schemaOf(kind), "zh-CN");
      schemas.set(kind, schema);
      const definition: unknown = JSON.parse(readFileSync(path, "utf8"));
      const shown = getDefaultFormState(judgedByServer, schema, definition, schema, false, NOTHING_FILLED_IN);
      expect(withoutUndefined(shown), path).toEqual(definition);
    }
  });

  test("leaves everything else alone when one place is changed", () => {
    const before = { a: [{ id: "x", title: "一" }, { id: "y" }], b: { c: 1 } };
    expect(setAt(before, ["a", 1, "title"], "二")).toEqual({
      a: [
        { id: "x", title: "一" },
        { id: "y", title: "二" },
      ],
      b: { c: 1 },
    });
    expect(setAt(before, ["b", "c"], undefined)).toEqual({ a: before.a, b: {} });
    expect(sameValue(before, { b: { c: 1 }, a: [{ title: "一", id: "x" }, { id: "y" }] })).toBe(true);
    expect(sameValue(before, { ...before, b: { c: 2 } })).toBe(false);
  });
});
