import { describe, expect, test } from "vitest";
import { basics, context, form } from "./visit-form.js";

const codes = (issues: readonly { code: string; path: string }[]) => issues.map(({ code, path }) => `${code} ${path}`);

describe("a new record", () => {
  test("gets defaults and computed values and is right", () => {
    const { data, issues, hidden } = form.prepare({ name: "王小明", date: "2026-03-02", until: "2026-03-05" }, context);
    expect(issues).toEqual([]);
    expect(data).toEqual({ name: "王小明", date: "2026-03-02", until: "2026-03-05", kind: "plain", closed: false, adults: 0, needsHelp: false, days: 3 });
    expect([...hidden].sort()).toEqual(["helper", "loan", "loan.purpose"]);
  });

  test("says what is missing by its title, in both languages", () => {
    const { issues } = form.prepare({ kind: "plain" }, context);
    expect(issues.map(({ path, message }) => [path, message["zh-CN"], message.en])).toEqual([
      ["/name", "请填写「户主」", "户主 is required"],
      ["/date", "请填写「走访日期」", "走访日期 is required"],
    ]);
  });

  test("takes empty texts and nulls as missing", () => {
    const { data, issues } = form.prepare(basics({ until: "", idNumber: null }), context);
    expect(issues).toEqual([]);
    expect(Object.keys(data)).not.toContain("until");
  });

  test("writes identity numbers the usual way", () => {
    const { data, issues } = form.prepare(basics({ idNumber: "11010519491231002x" }), context);
    expect(issues).toEqual([]);
    expect(data.idNumber).toBe("11010519491231002X");
  });

  test("refuses unknown fields with the nearest name, and names that reach a prototype", () => {
    const { data, issues } = form.prepare(
      JSON.parse('{"name":"王","kind":"plain","date":"2026-03-02","untill":"x","__proto__":{"a":1},"constructor":2}'),
      context,
    );
    expect(codes(issues)).toEqual(["SCHEMA_FORBIDDEN_NAME /__proto__", "SCHEMA_FORBIDDEN_NAME /constructor", "SCHEMA_UNKNOWN_FIELD /untill"]);
    expect(issues.at(-1)?.suggestion).toBe("until");
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.hasOwn(data, "constructor")).toBe(false);
  });
});

describe("visibility", () => {
  test("drops what is hidden and asks for nothing inside it", () => {
    const { data, issues } = form.prepare(basics({ loan: { amount: 5 }, helper: "张三" }), context);
    expect(issues).toEqual([]);
    expect(data.loan).toBeUndefined();
    expect(data.helper).toBeUndefined();
  });

  test("shows a part of a group by another part of it", () => {
    const small = form.prepare(basics({ kind: "loan", loan: { bank: "农信社", amount: 500, purpose: "买牛" } }), context);
    expect(small.data.loan).toEqual({ bank: "农信社", amount: 500 });
    const large = form.prepare(basics({ kind: "loan", loan: { bank: "农信社", amount: 50_000 } }), context);
    expect(codes(large.issues)).toEqual(["SCHEMA_REQUIRED /loan/purpose"]);
  });

  test("follows from computed fields that follow from rows", () => {
    const { data, issues } = form.prepare(basics({ members: [{ name: "小妹", birth: "2015-05-01" }] }), context);
    expect(data.members).toEqual([{ name: "小妹", birth: "2015-05-01", relation: "child", age: 10 }]);
    expect(data).toMatchObject({ adults: 0, needsHelp: true });
    expect(codes(issues)).toEqual(["SCHEMA_REQUIRED /helper"]);
    expect(form.visibleFields(basics({ members: [{ name: "小妹", birth: "2015-05-01" }] }), context)).toContain("helper");
    expect(form.visibleFields(basics(), context)).not.toContain("helper");
  });
});

describe("rows", () => {
  test("are named by their number", () => {
    const { issues } = form.prepare(basics({ members: [{ name: "甲" }, { relation: "cousin" }] }), context);
    const [missing, refused] = issues;
    expect(missing).toMatchObject({ path: "/members/1/name", message: { "zh-CN": "请填写「家庭成员第2项：姓名」" } });
    expect(refused).toMatchObject({ code: "SCHEMA_NOT_ALLOWED", path: "/members/1/relation" });
  });
});

describe("rules", () => {
  test("give their own words, with places filled", () => {
    const { issues } = form.prepare(basics({ until: "2026-03-01" }), context);
    expect(issues).toEqual([{ code: "FORM_RULE", path: "/until", message: { "zh-CN": "截止日期不能早于2026-03-02", en: "截止日期不能早于2026-03-02" } }]);
  });

  test("wait while a field they read is wrong", () => {
    expect(codes(form.prepare(basics({ date: "2026-02-30" }), context).issues)).toEqual(["FORM_NOT_COMPUTED /days", "SCHEMA_FORMAT /date"]);
  });

  test("rest while nothing they read has changed", () => {
    const previous = form.prepare(basics(), context).data;
    const later = { ...context, today: "2026-04-01", previous };
    expect(form.prepare({ ...previous, name: "王大明" }, later).issues).toEqual([]);
    expect(codes(form.prepare({ ...previous, date: "2026-03-20" }, later).issues)).toEqual(["FORM_RULE "]);
  });
});

describe("fields that people do not write", () => {
  const previous = { ...form.prepare(basics({ members: [{ name: "甲", birth: "1990-01-01" }] }), context).data, no: "A-1" };

  test("may come back as they are stored", () => {
    const { data, issues } = form.prepare(previous, { ...context, previous });
    expect(issues).toEqual([]);
    expect(data).toEqual(previous);
  });

  test("are refused when they differ and keep what is stored", () => {
    const { data, issues } = form.prepare({ ...previous, no: "A-2", adults: 9, closed: true }, { ...context, previous });
    expect(codes(issues)).toEqual(["FORM_READ_ONLY /no", "FORM_READ_ONLY /closed", "FORM_READ_ONLY /adults"]);
    expect(data).toEqual(previous);
    expect(issues[0]?.message["zh-CN"]).toBe("「编号」由系统填写，不能改动");
  });

  test("are written by effects", () => {
    const { data, issues } = form.prepare({ ...previous, no: "A-2", closed: true }, { ...context, previous, trusted: true });
    expect(issues).toEqual([]);
    expect(data).toMatchObject({ no: "A-2", closed: true });
  });

  test("computed ones come along when what they read changes", () => {
    const { data, issues } = form.prepare({ ...previous, members: [] }, { ...context, previous });
    expect(issues).toEqual([]);
    expect(data.adults).toBe(0);
  });
});

describe("a stored record", () => {
  const stored = { name: "王小明", kind: "old", date: "2026-03-02", legacy: "x" };

  test("keeps a retired option and a field that the type no longer declares", () => {
    const { data, issues } = form.prepare({ ...stored, name: "王大明" }, { ...context, previous: stored });
    expect(issues).toEqual([]);
    expect(data).toMatchObject({ kind: "old", legacy: "x", name: "王大明" });
  });

  test("does not take a retired option anew, nor a new undeclared field", () => {
    const { issues } = form.prepare({ ...stored, kind: "old", legacy: "y" }, { ...context, previous: { ...stored, kind: "plain" } });
    expect(codes(issues)).toEqual(["SCHEMA_NOT_ALLOWED /kind", "SCHEMA_UNKNOWN_FIELD /legacy"]);
  });

  test("at a step asks only for the fields of the step", () => {
    const previous = { name: "王小明" };
    const { issues } = form.prepare({ ...previous, until: "2026-05-01" }, { ...context, previous, fields: ["until"] });
    expect(codes(issues)).toEqual([]);
    expect(codes(form.prepare(previous, { ...context, previous, fields: ["date"] }).issues)).toEqual(["SCHEMA_REQUIRED /date"]);
  });
});

describe("drafts and steps", () => {
  test("a draft is kept as typed; only a wrong shape is told", () => {
    expect(form.draft({ name: "王" }).issues).toEqual([]);
    expect(form.draft({ name: "王", idNumber: "123" })).toEqual({ data: { name: "王", idNumber: "123" }, issues: [] });
    expect(codes(form.draft({ name: 5, members: {}, nmae: "x" }).issues)).toEqual(["SCHEMA_TYPE /name", "SCHEMA_TYPE /members", "SCHEMA_UNKNOWN_FIELD /nmae"]);
  });

  test("each step tells its own faults; fields that no step names belong to the last", () => {
    expect(form.steps.map(({ id, fields }) => [id, fields.includes("photos")])).toEqual([
      ["basics", false],
      ["family", true],
    ]);
    const typed = { kind: "plain", members: [{}] };
    expect(codes(form.checkStep("basics", typed, context).issues)).toEqual(["SCHEMA_REQUIRED /name", "SCHEMA_REQUIRED /date"]);
    expect(codes(form.checkStep("family", typed, context).issues)).toContain("SCHEMA_REQUIRED /members/0/name");
  });
});
