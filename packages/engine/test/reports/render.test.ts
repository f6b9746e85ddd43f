import type { Dataset, ReportDefinition } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { compileReport, type ReportMeta, render, renderText, type SourceRow, shape, wrapDocument, ZoneFree } from "./reports-kit.js";

const meta: ReportMeta = {
  period: { from: "2026-01-01", to: "2026-03-31" },
  orgUnit: { id: "t1", name: "甲镇" },
  computedAt: "2026-03-31T16:30:00Z",
  revision: "r7",
};
const dataset: Dataset = {
  id: "claims",
  title: "申报",
  source: { recordType: "claim" },
  join: [{ id: "home", field: "family" }],
  columns: [
    { id: "day", title: "日期", format: "date" },
    { id: "kind", title: "类别", format: "option" },
    { id: "head", title: "户主", field: "home.head", format: "name" },
    { id: "fen", title: "金额", format: "money" },
    { id: "twice", title: "双倍", value: "row.fen * 2 + home.extra", format: "integer" },
  ],
  totals: true,
  sort: [{ field: "fen", direction: "desc" }],
};
const rows = [
  { row: { day: "2026-03-02", kind: "a", fen: 123456 }, joined: { home: { head: "张春样", extra: 1 } } },
  { row: { day: "2026-03-01T17:00:00Z", kind: "b", fen: -50 }, joined: { home: { head: "李四", extra: 2 } } },
  { row: { day: "2026-03-03", kind: "c", fen: null }, joined: { home: { head: "王<b>", extra: 0 } } },
];
const titles = { "claims.kind": { a: "甲类", b: "乙类" } };

function html(templateText: string, more: Partial<ReportDefinition> = {}, language: "zh-CN" | "en" = "zh-CN", from: readonly SourceRow[] = rows) {
  const report = compileReport("p:r", { id: "r", title: "申报统计", datasets: [dataset], ...more }, { templateText });
  expect(report.issues).toEqual([]);
  const compiled = report.datasets.get("claims");
  if (compiled === undefined) throw new Error("no dataset");
  const claims = shape(compiled, from, ZoneFree);
  return render(report, { meta, datasets: { claims }, record: { no: "A-1" } }, { language, masked: true, titles });
}

describe("render", () => {
  it("prints cells in the words of their columns, and gives helpers the plain values", () => {
    expect(html("{{#each claims.rows}}[{{day}} {{kind}} {{head}} {{fen}} {{twice}}{{#if (gt fen 0)}}+{{/if}}]{{/each}}")).toBe(
      "[2026年3月2日 周一 甲类 张*样 1,234.56元 246,913+][2026年3月2日 周一 乙类 李* -0.50元 -98][2026年3月3日 周二 c 王**&gt;  0]",
    );
    expect(html("{{#each claims as |one at|}}{{at}}:{{one.kind}}{{#unless @last}},{{/unless}}{{/each}}")).toBe("0:甲类,1:乙类,2:c");
    expect(html("{{claims.totals.fen}} {{claims.count}} {{claims.length}}")).toBe("1,234.06元 3 3");
  });

  it("lets every template state period, org unit, time of computation and revision", () => {
    expect(html("{{meta.orgUnit}}|{{meta.period}}|{{meta.computedAt}}|{{meta.revision}}|{{record.no}}|{{title}}")).toBe(
      "甲镇|2026年1月1日至2026年3月31日|2026年4月1日 周三 00:30|r7|A-1|申报统计",
    );
    expect(html("{{meta.period}}", {}, "en")).toBe("1 Jan 2026 – 31 Mar 2026");
    const { period: _none, ...standing } = meta;
    expect(wrapDocument("", { title: "x", language: "zh-CN", meta: standing })).toContain("时段：截至2026年4月1日</span>");
    expect(wrapDocument("", { title: "x", language: "en", meta: standing })).toContain("Period: as of 1 Apr 2026</span>");
  });

  it("makes tables of a report without a template", () => {
    const made = html("");
    expect(made).toContain('<h1>申报统计</h1><p class="about">甲镇 · 2026年1月1日至2026年3月31日</p>');
    expect(made).toContain("<tr><td>2026年3月2日 周一</td><td>甲类</td><td>张*样</td>");
    expect(made).toContain("王**&gt;");
    expect(made).toContain("<td>合计</td>");
  });

  it("has the first value of each table line lead to what its row rests on, in a template and without one", () => {
    const lead = rows.map((one, at) => (at === 0 ? { ...one, opens: "/records/p/claim/1?f.a=b&c" } : one));
    const link = (text: string) => `<a class="opens" href="/records/p/claim/1?f.a&#x3D;b&amp;c" target="_top">${text}</a>`;
    const lines = html(
      '{{#each claims}}<tr><td>{{@index}}</td><td title="{{kind}}">No. {{kind}}</td><td>{{option kind}}</td><td>{{twice}}</td></tr><tr><th>x</th><td>{{twice}}</td></tr>{{/each}}',
      {},
      "zh-CN",
      lead,
    );
    expect(lines).toContain(`<td>0</td><td title="甲类">No. 甲类</td><td>${link("a")}</td><td>246,913</td></tr><tr><th>x</th><td>${link("246,913")}</td>`);
    expect(lines.match(/<a /g)).toHaveLength(2);
    expect(html("", {}, "zh-CN", lead)).toContain(`<tr><td>${link("2026年3月2日 周一")}</td><td>甲类</td>`);
    expect(html("", {}, "zh-CN", lead).match(/<a /g)).toHaveLength(1);
    expect(html("{{#each claims.rows}}{{kind}}{{/each}}{{#with claims}}<td>{{count}}</td>{{/with}}", {}, "zh-CN", lead)).not.toContain("<a ");
  });

  it("has a field named like a helper print as the field", () => {
    expect(renderText("{{date}} {{date date}} {{number}}", { date: "2026-03-02", number: 5 })).toBe("2026-03-02 2026年3月2日 周一 5");
  });

  it("gives the same text for the same data", () => {
    expect(html("")).toBe(html(""));
  });

  it("knows the helpers of a plugin, whose text is escaped", () => {
    const shout = { name: "shout", title: { "zh-CN": "喊", en: "Shout" }, render: ([value]: readonly unknown[]) => `<b>${String(value)}!</b>` };
    const report = compileReport("p:r", { id: "r", title: "x", datasets: [] }, { templateText: "{{shout title}}", helpers: [shout] });
    expect(render(report, { meta, datasets: {} }, { language: "en", masked: true })).toBe("&lt;b&gt;x!&lt;/b&gt;");
  });

  it("follows else-if chains, contexts above and sub-expressions", () => {
    const facts = { list: [{ n: 1 }, { n: 2 }, { n: 3 }], limit: 2, none: [] };
    const text = "{{#each list}}{{#if (eq n ../limit)}}two{{else if (gt n ../limit)}}more{{else}}less{{/if}} {{/each}}{{#each none}}x{{else}}empty{{/each}}";
    expect(renderText(text, facts)).toBe("less two more empty");
    expect(renderText('{{join (default missing "无")}} {{size list}} {{#with list.[0]}}{{n}}{{/with}}', facts)).toBe("无 3 1");
  });
});

describe("helpers", () => {
  it.each([
    ["{{date v}}", "2026-03-02", "2026年3月2日 周一"],
    ['{{date v "short"}}', "2026-03-01T16:30:00Z", "2026-03-02"],
    ['{{date v "month"}}', "2026-03-02", "2026年3月"],
    ["{{date v}}", "not a day", "not a day"],
    ["{{time v}}", "2026-03-02T01:05:00Z", "2026年3月2日 周一 09:05"],
    ["{{number v}}", 1234567.5, "1,234,567.5"],
    ["{{number v 2}}", 3, "3.00"],
    ["{{points v}}", -1200, "-1,200"],
    ["{{money v}}", 5, "0.05元"],
    ["{{money v}}", -5, "-0.05元"],
    ["{{percent v}}", 0.8567, "85.7%"],
    ["{{quantity v}}", { value: 300, qualifier: "≥", unit: "户" }, "300余户"],
    ["{{quantity v}}", { value: 1200, qualifier: "≈", unit: "亩" }, "约1,200亩"],
    ["{{quantity v}}", { value: 2.5, qualifier: "=", unit: "吨" }, "2.5吨"],
    ["{{yesno v}}", true, "是"],
    ['{{mask v "phone"}}', "13812341234", "138****1234"],
    ['{{option v "kinds"}}', "a", "甲"],
    ['{{option v "kinds"}}', "z", "z"],
    ["{{#if (and v (not (lt v 2)))}}y{{else}}n{{/if}}", 2, "y"],
  ])("%s of %j is %s", (text, v, expected) => {
    expect(renderText(text, { v }, { titles: { kinds: { a: "甲" } } })).toBe(expected);
  });

  it("puts long text in lines, and the QR code only from a picture in the text", () => {
    expect(renderText("{{lines v}}", { v: "a<\nb" }, { escape: true })).toBe("a&lt;<br>b");
    const image = "data:image/png;base64,AAAA";
    expect(renderText("{{qr}}", { meta: { qr: image } }, { escape: true })).toBe(`<img class="qr" alt="二维码" src="${image}">`);
    expect(renderText("{{qr v}}", { v: "https://evil.example/x.png" }, { escape: true })).toBe("");
    expect(renderText("{{qr v}}", { v: 'data:image/png;base64,A" onerror="x' }, { escape: true })).toBe("");
  });
});

describe("wrapDocument", () => {
  it.each([
    ["a4", "size:A4 portrait"],
    ["a4-landscape", "size:A4 landscape"],
    ["receipt-58mm", "size:58mm auto"],
  ] as const)("prints on %s, loads and runs nothing, and states where it comes from", (paper, style) => {
    const page = wrapDocument("<p>正文</p>", {
      title: "公示<1>",
      paper,
      language: "zh-CN",
      meta: { ...meta, qr: "data:image/png;base64,AAAA", sample: true },
      seal: true,
    });
    expect(page).toContain(style);
    expect(page).toContain("<title>公示&lt;1&gt;</title>");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain("<script");
    for (const fact of ["甲镇", "2026年1月1日至2026年3月31日", "2026年4月1日 周三 00:30", "r7", "样例数据", "盖章处", "data:image/png;base64,AAAA"])
      expect(page).toContain(fact);
  });
});
