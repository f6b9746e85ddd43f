import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashDocument, readPack } from "../../src/packs/index.js";
import { planted, smallPack } from "./small-pack.js";

const codes = (files: Record<string, string>) => readPack(files).issues.map((issue) => `${issue.code} ${issue.file} ${issue.path}`);

describe("readPack", () => {
  it("reads a pack with its definitions, texts, locales and fixtures", () => {
    const { pack, issues } = readPack({ ...smallPack(), "reports/x.hbs": "<p>x</p>", "locales/en.json": "{}", "fixtures/a.csv": "a,b\n", "README.md": "x" });
    expect(issues).toEqual([]);
    expect(pack).toMatchObject({
      name: "@zhili/pack-small",
      version: "1.0.0",
      texts: { "x.hbs": "<p>x</p>" },
      locales: { en: {} },
      fixtures: { "a.csv": "a,b\n" },
    });
    expect(Object.keys(pack?.definitions["record-type"] ?? {})).toEqual(["claim", "family"]);
  });

  it("hashes what the files mean, not how they are written", () => {
    const files = smallPack();
    const compact = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, file.endsWith(".json") ? JSON.stringify(JSON.parse(text)) : text]));
    expect(readPack(compact).pack?.hash).toBe(readPack(files).pack?.hash);
    expect(readPack(planted("record-types/family.json", ["title"], "户")).pack?.hash).not.toBe(readPack(files).pack?.hash);
  });

  it.each(["scripts", "bin", "main", "dependencies", "exports"])("refuses %s in package.json", (key) => {
    expect(codes(planted("package.json", [key], {}))).toEqual([`PACKS_HAS_CODE package.json /${key}`]);
  });

  it.each(["index.js", "record-types/x.ts", "lib/a.json", "record-types/deep/x.json", "reports/x.html", "fixtures/x.exe", ".npmrc", "locales/english.json"])(
    "refuses the file %s",
    (file) => {
      expect(codes({ ...smallPack(), [file]: "" })).toContainEqual(expect.stringMatching(/^PACKS_(UNKNOWN_FILE|BAD_PATH)/));
    },
  );

  it.each(["../x.json", "/etc/passwd", "record-types/../../x.json", "record-types\\x.json", "record-types//x.json", "record-types/a\u0000.json"])(
    "refuses the path %j",
    (file) => {
      expect(codes({ ...smallPack(), [file]: "{}" })).toContain(`PACKS_BAD_PATH ${file} `);
    },
  );

  it("refuses names that lead to a prototype, wherever they stand", () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const text = `{"id":"x","title":"x","items":[{"id":"a","title":"a","${key}":{"polluted":true}}]}`;
      expect(codes({ ...smallPack(), "code-lists/x.json": text })).toEqual([`PACKS_FORBIDDEN_NAME code-lists/x.json /items/0/${key}`]);
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("says file, line and the nearest name of an unknown key", () => {
    const { issues } = readPack(planted("record-types/family.json", ["titel"], "户"));
    const text = planted("record-types/family.json", ["titel"], "户")["record-types/family.json"]?.split("\n") ?? [];
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ file: "record-types/family.json", suggestion: "title" });
    expect(text[(issues[0]?.line ?? 0) - 1]).toContain("titel");
  });

  it("refuses an id that differs from its file, an id used twice in a list, broken JSON and a template that is not there", () => {
    expect(codes(planted("record-types/family.json", ["id"], "home"))).toContain("PACKS_ID_NOT_FILE_NAME record-types/family.json /id");
    expect(codes(planted("code-lists/org-level.json", ["items", 1, "id"], "township"))).toEqual(["PACKS_DUPLICATE_ID code-lists/org-level.json /items/1/id"]);
    expect(codes({ ...smallPack(), "roles/x.json": '{\n "id": }' })).toEqual(["PACKS_BAD_JSON roles/x.json "]);
    expect(codes(planted("reports/claims.json", ["template"], { file: "gone.hbs" }))).toEqual(["PACKS_MISSING_FILE reports/claims.json /template/file"]);
    expect(codes({})).toEqual(["PACKS_MISSING_FILE package.json "]);
  });
});

describe("hashDocument", () => {
  it("is SHA-256 of the canonical text", () => {
    expect(canonicalJson({ b: [1, "é", null], a: { d: 1.5, c: true } })).toBe('{"a":{"c":true,"d":1.5},"b":[1,"é",null]}');
    expect(hashDocument({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  });

  it("does not depend on the order of keys, and differs for what differs", () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : value !== null && typeof value === "object"
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, member]) => [key, shuffled(member)]),
            )
          : value;
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        expect(hashDocument(shuffled(one))).toBe(hashDocument(one));
        expect(hashDocument(one) === hashDocument(two)).toBe(canonicalJson(one) === canonicalJson(two));
      }),
    );
  });
});
