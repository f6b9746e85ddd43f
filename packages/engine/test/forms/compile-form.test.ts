import type { RecordTypeDefinition, ZhiliError } from "@zhili/contracts";
import { compileForm, fillTransitionInput } from "@zhili/engine/forms";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { context, form, registry, visit } from "./visit-form.js";

function issuesOf(definition: RecordTypeDefinition) {
  try {
    compileForm(definition, { registry, environment: {} });
    return [];
  } catch (error) {
    return (error as ZhiliError).issues.map(({ code, path, suggestion }) => [code, path, suggestion]);
  }
}

const withFields = (properties: RecordTypeDefinition["schema"]["properties"], definition: Partial<RecordTypeDefinition> = {}): RecordTypeDefinition => ({
  id: "x",
  title: "测试",
  titleTemplate: "x",
  schema: { type: "object", properties },
  ...definition,
});

describe("a form that cannot be", () => {
  test("computes in a circle", () => {
    const definition = withFields({
      a: { type: "integer", computed: "record.b + 1" },
      b: { type: "integer", computed: "record.c + 1" },
      c: { type: "integer", computed: "record.a + 1" },
    });
    expect(issuesOf(definition)).toEqual([["FORM_CYCLE", "/schema/properties/a", undefined]]);
  });

  test("hides a field by itself or by one that it hides", () => {
    const when = (id: string, field: string, other: string) => ({ id, fields: [field], when: `record.${other} == ""` });
    expect(issuesOf(withFields({ a: { type: "string" } }, { form: { visibility: [when("a", "a", "a")] } }))).toEqual([
      ["FORM_CYCLE", "/schema/properties/a", undefined],
    ]);
    const both = withFields({ a: { type: "string" }, b: { type: "string" } }, { form: { visibility: [when("a", "a", "b"), when("b", "b", "a")] } });
    expect(issuesOf(both)).toEqual([["FORM_CYCLE", "/schema/properties/a", undefined]]);
  });

  test("names fields that do not exist, or gives no condition", () => {
    const definition = withFields(
      { phone: { type: "string" } },
      { form: { visibility: [{ id: "v", fields: ["phnoe"], when: "record.phone" }], rules: [{ id: "r", when: 'record.phoen == ""', message: "x" }] } },
    );
    expect(issuesOf(definition)).toEqual([
      ["FORM_NOT_CONDITION", "/form/visibility/0/when", undefined],
      ["FORM_UNKNOWN_FIELD", "/form/visibility/0/fields/0", "phone"],
      ["EXPRESSION_UNKNOWN_FIELD", "/form/rules/0/when", "phone"],
    ]);
  });
});

describe("the form of a step", () => {
  const step = {
    fields: ["until", "loan.bank"],
    required: ["until", "opinion"],
    input: {
      type: "object" as const,
      properties: { opinion: { type: "string" as const, title: "意见" }, days: { type: "integer" as const, title: "天数", default: 3 } },
    },
  };

  test("parts what goes to the record from what stays with the step", () => {
    const filled = fillTransitionInput(step, { until: "2026-03-09", opinion: "同意" }, { registry, recordSchema: visit.schema });
    expect(filled).toEqual({ fields: { until: "2026-03-09" }, input: { opinion: "同意", days: 3 }, issues: [] });
  });

  test("tells what is missing, wrong or not asked for", () => {
    const { issues } = fillTransitionInput(step, { until: "soon", name: "x", days: "3" }, { registry, recordSchema: visit.schema });
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ["SCHEMA_FORMAT", "/until"],
      ["SCHEMA_TYPE", "/days"],
      ["SCHEMA_UNKNOWN_FIELD", "/name"],
      ["SCHEMA_REQUIRED", "/opinion"],
    ]);
  });

  test("without a form takes nothing", () => {
    expect(fillTransitionInput(undefined, { a: 1 }, { registry, recordSchema: visit.schema }).issues).toHaveLength(1);
    expect(fillTransitionInput(undefined, {}, { registry, recordSchema: visit.schema })).toEqual({ fields: {}, input: {}, issues: [] });
  });
});

describe("laws", () => {
  const member = fc.record({ name: fc.constantFrom("甲", "乙"), birth: fc.constantFrom("1990-01-01", "2015-01-01", "") }, { requiredKeys: [] });
  const typed = fc.record(
    {
      name: fc.constantFrom("王", ""),
      kind: fc.constantFrom("plain", "loan"),
      date: fc.constantFrom("2026-03-02", "2026-05-01"),
      until: fc.constantFrom("2026-03-01", "2026-06-01", ""),
      helper: fc.constant("张"),
      loan: fc.record({ bank: fc.constant("农信社"), amount: fc.constantFrom(1, 20_000), purpose: fc.constant("买牛") }, { requiredKeys: [] }),
      members: fc.array(member, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  );

  test("preparing what was prepared changes nothing", () => {
    fc.assert(
      fc.property(typed, (data) => {
        const once = form.prepare(data, context);
        const twice = form.prepare(once.data, context);
        expect(twice.data).toEqual(once.data);
        expect(twice.hidden).toEqual(once.hidden);
        expect(twice.issues).toEqual(once.issues);
      }),
    );
  });

  test("what is given is never changed", () => {
    fc.assert(
      fc.property(typed, (data) => {
        const before = structuredClone(data);
        form.prepare(data, context);
        expect(data).toEqual(before);
      }),
    );
  });

  test("nothing hidden is kept", () => {
    fc.assert(
      fc.property(typed, (data) => {
        const { data: kept, hidden } = form.prepare(data, context);
        for (const path of hidden.filter((one) => !one.includes("."))) expect(Object.hasOwn(kept, path)).toBe(false);
      }),
    );
  });
});
