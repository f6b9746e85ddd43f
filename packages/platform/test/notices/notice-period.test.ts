import type { JsonObject } from "@zhili/contracts";
import { listNotices, renderReportFor, submitForm } from "@zhili/platform";
import { describe, expect, it } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";

const files: Record<string, JsonObject> = {
  "record-types/posting.json": {
    id: "posting",
    title: "公告",
    titleTemplate: "{{title}}",
    schema: {
      type: "object",
      properties: {
        title: { type: "string" },
        from: { type: "string", format: "date" },
        to: { type: "string", format: "date" },
        day: { type: "string", format: "date" },
      },
    },
  },
  "workflows/posting-run.json": {
    id: "posting-run",
    title: "公告",
    recordType: "posting",
    initial: "posted",
    create: {
      effects: [
        {
          id: "post",
          type: "publish-notice",
          when: "record.from != ''",
          params: { report: "monthly", title: "{{title}}", from: "record.from", to: "record.to" },
        },
      ],
    },
    states: [
      { id: "posted", title: "已公告" },
      { id: "over", title: "到期", kind: "final" },
    ],
    transitions: [{ id: "end", title: "到期", from: ["posted"], to: "over", roles: ["clerk"] }],
  },
  "reports/monthly.json": {
    id: "monthly",
    title: "月报",
    kind: "notice",
    public: true,
    datasets: [{ id: "postings", source: { recordType: "posting" }, period: "day", columns: [{ id: "title" }] }],
    template: "<p>{{meta.period}}</p>{{#each postings}}<b>{{title}}</b>{{/each}}",
  },
};

describe("a notice published by an effect", () => {
  it("is about the days that the effect names: it says so, and shows nothing from before or after", async () => {
    const office = await openOffice({ more: files });
    const [town] = TOWNS;
    if (town === undefined) throw new Error("no town");
    const clerk = office.as(person("li", ["clerk", town]));
    const post = (data: JsonObject) => submitForm(office.platform, clerk, { type: "office:posting", orgUnit: town.id, data });
    await post({ title: "一月的事", day: "2026-01-31" });
    await post({ title: "二月的事", day: "2026-02-14" });
    await post({ title: "三月的事", day: "2026-03-01" });
    await post({ title: "二月公告", day: "2026-02-28", from: "2026-02-01", to: "2026-02-28" });
    const [notice] = (await listNotices(office.platform)).items;
    const html = JSON.stringify(await office.platform.store.get("notices", notice?.id ?? ""));
    expect(html).toContain("2026年2月1日至2026年2月28日");
    expect(html).toContain("二月的事");
    expect(html).not.toMatch(/一月的事|三月的事/);
    await office.platform.store.close();
  });

  it("printed from its record says on which days it stands, and before it is posted that they are still to come", async () => {
    const office = await openOffice({ more: files });
    const [town] = TOWNS;
    if (town === undefined) throw new Error("no town");
    const clerk = office.as(person("li", ["clerk", town]));
    const post = (data: JsonObject) => submitForm(office.platform, clerk, { type: "office:posting", orgUnit: town.id, data });
    const print = async ({ id }: { id: string }) => {
      const record = { type: "office:posting", id };
      return (await renderReportFor(office.platform, clerk, { report: "office:monthly", format: "html", parameters: {}, record })).body;
    };
    const draft = await post({ title: "还没公告" });
    const posted = await post({ title: "公告", from: "2026-02-01" });
    office.wait(40 * 86_400_000);
    expect(await print(draft)).toContain("<p>（发布时填写）</p>");
    expect(await print(posted)).toContain("<p>2026年3月2日</p>");
    expect(await print(posted)).toContain("时段：2026年3月2日</span>");
    await office.platform.store.close();
  });
});
