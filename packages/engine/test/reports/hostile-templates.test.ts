import type { ReportDefinition } from "@zhili/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileReport, render, renderText, shape, ZoneFree } from "./reports-kit.js";

const definition: ReportDefinition = {
  id: "r",
  title: "名单",
  datasets: [
    {
      id: "people",
      source: { recordType: "person" },
      columns: [
        { id: "name", title: "姓名" },
        { id: "age", title: "年龄", format: "integer" },
      ],
    },
  ],
  parameters: { type: "object", properties: { level: { type: "string" } } },
};

function compile(templateText: string) {
  return compileReport("p:r", definition, { templateText });
}

function run(templateText: string, rows: readonly Record<string, unknown>[]) {
  const report = compile(templateText);
  const dataset = report.datasets.get("people");
  if (dataset === undefined) throw new Error("no dataset");
  const people = shape(
    dataset,
    rows.map((row) => ({ row })),
    ZoneFree,
  );
  return render(report, { meta: { computedAt: "2026-03-02T01:30:00Z", revision: "r7" }, datasets: { people } }, { language: "zh-CN", masked: true });
}

describe("a hostile template", () => {
  it.each([
    ["{{{people.title}}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["{{&people.title}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["{{> header}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["{{#> layout}}x{{/layout}}", "REPORTS_UNSAFE_TEMPLATE"],
    ['{{#*inline "a"}}x{{/inline}}', "REPORTS_UNSAFE_TEMPLATE"],
    ["{{constructor}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["{{people.constructor.name}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["{{people.__proto__.x}}", "REPORTS_UNSAFE_TEMPLATE"],
    ["{{#with people as |p|}}{{p.prototype}}{{/with}}", "REPORTS_UNSAFE_TEMPLATE"],
    ['{{lookup people "constructor"}}', "REPORTS_UNKNOWN_HELPER"],
    ['{{log "x"}}', "REPORTS_UNKNOWN_HELPER"],
    ["{{exec people}}", "REPORTS_UNKNOWN_HELPER"],
    ["{{#people}}x{{/people}}", "REPORTS_UNKNOWN_HELPER"],
    ['{{#helperMissing "x"}}{{/helperMissing}}', "REPORTS_UNKNOWN_HELPER"],
    ["{{people.toString}}", "REPORTS_UNKNOWN_FIELD"],
    ["{{#each people}}{{nmae}}{{/each}}", "REPORTS_UNKNOWN_FIELD"],
    ["{{#each people.rows}}{{../people.titel}}{{/each}}", "REPORTS_UNKNOWN_FIELD"],
    ["{{params.levle}}", "REPORTS_UNKNOWN_FIELD"],
    ["{{meta.password}}", "REPORTS_UNKNOWN_FIELD"],
    ["{{#if}}x{{/if}}", "REPORTS_BAD_TEMPLATE"],
    ["{{#each people}}", "REPORTS_BAD_TEMPLATE"],
    [`${"{{#if title}}".repeat(20)}${"{{/if}}".repeat(20)}`, "REPORTS_BAD_TEMPLATE"],
    ["<script>alert(1)</script>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<scr{{!-- --}}ipt>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<img src=x onerror=alert(1)>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<svg/onload=alert(1)>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<a href='java&#115;cript:alert(1)'>x</a>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<a href='java\tscript:alert(1)'>x</a>", "REPORTS_UNSAFE_TEMPLATE"],
    ['<a href="{{title}}">x</a>', "REPORTS_UNSAFE_TEMPLATE"],
    ["<img src='https://evil.example/x.png'>", "REPORTS_UNSAFE_TEMPLATE"],
    ['<p style="background:url(https://evil.example)">', "REPORTS_UNSAFE_TEMPLATE"],
    ["<style>@import 'https://evil.example'</style>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<style>{{title}}</style>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<{{title}}>", "REPORTS_UNSAFE_TEMPLATE"],
    ["<iframe></iframe><meta http-equiv=refresh>", "REPORTS_UNSAFE_TEMPLATE"],
  ])("%s is refused", (text, code) => {
    expect(compile(text).issues.map((issue) => issue.code)).toContain(code);
    expect(() => run(text, [])).toThrowError(/template/i);
  });

  it("that splits markup over branches is stopped when it is rendered", () => {
    const text = "{{#if people.count}}<scr{{else}}x{{/if}}{{#if people.count}}ipt>{{/if}}";
    expect(compile(text).issues).toEqual([]);
    expect(() => run(text, [{ name: "a" }])).toThrowError(/not safe/);
  });

  it("cannot repeat without end", () => {
    const text = `${"{{#each @root.people}}".repeat(5)}x${"{{/each}}".repeat(5)}`;
    expect(() =>
      run(
        text,
        Array.from({ length: 100 }, () => ({ name: "x" })),
      ),
    ).toThrowError(/too large/);
  });

  it("names the line, and the field that was meant", () => {
    const [issue] = compile("<p>\n{{#each people}}\n{{nmae}}{{/each}}").issues;
    expect(issue).toMatchObject({ path: "/template", suggestion: "name", message: { "zh-CN": expect.stringContaining("第3行") } });
  });
});

describe("hostile values", () => {
  it("never become markup, in elements or attributes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "`", "=", "a", "/", "{", "}") }), (name) => {
        const html = run('{{#each people}}<p title="{{name}}">{{name}}</p>{{/each}}', [{ name }]);
        const inner = html.slice('<p title="'.length, -"</p>".length);
        expect(inner.split('">')).toHaveLength(2);
        expect(inner).not.toMatch(/[<'`=]/);
      }),
    );
  });

  it("cannot reach functions or prototypes by their own properties", () => {
    const facts = JSON.parse('{"__proto__":{"x":"leak"},"a":{"b":1}}');
    expect(renderText("[{{x}}][{{a.hasOwnProperty}}][{{a.b}}]", facts)).toBe("[][][1]");
    expect(() => renderText("{{__proto__.x}}", facts)).toThrowError(/not allowed/);
  });

  it("are not templates themselves", () => {
    expect(renderText("{{a}}", { a: "{{b}}", b: "no" })).toBe("{{b}}");
  });
});
