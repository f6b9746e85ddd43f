import type { Dataset } from "@zhili/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileReport, type SourceRow, shape, ZoneFree } from "./reports-kit.js";

function shaped(dataset: Omit<Dataset, "id" | "source">, rows: readonly SourceRow[], more: object = {}) {
  const report = compileReport("p:r", { id: "r", title: "x", datasets: [{ id: "d", source: { recordType: "x" }, ...dataset }] });
  expect(report.issues).toEqual([]);
  const compiled = report.datasets.get("d");
  if (compiled === undefined) throw new Error("no dataset");
  return shape(compiled, rows, { ...ZoneFree, ...more });
}

const rows = [
  { row: { at: "2026-01-05", place: "v1", n: 3 } },
  { row: { at: "2026-03-31T17:00:00Z", place: "v2", n: 5 } },
  { row: { at: "2026-02-01", place: "v1", n: 4 } },
  { row: { at: "", place: "v3" } },
];
const measures: NonNullable<Dataset["measures"]> = [
  { id: "rows", measure: "count" },
  { id: "sum", measure: "sum", field: "n" },
  { id: "avg", measure: "avg", field: "n" },
  { id: "least", measure: "min", field: "n" },
  { id: "places", measure: "count-distinct", field: "place" },
];

describe("shape", () => {
  it("groups by place and period with totals over all rows", () => {
    const made = shaped({ group: [{ id: "quarter", field: "at", bucket: "quarter" }], measures, totals: true }, rows);
    expect(made.rows).toEqual([
      { quarter: "2026-Q1", rows: 2, sum: 7, avg: 3.5, least: 3, places: 1 },
      { quarter: "2026-Q2", rows: 1, sum: 5, avg: 5, least: 5, places: 1 },
      { quarter: null, rows: 1, sum: 0, avg: null, least: null, places: 1 },
    ]);
    expect(made.totals).toEqual({ rows: 4, sum: 12, avg: 4, least: 3, places: 3 });
    expect(made.columns.map(({ id }) => id)).toEqual(["quarter", "rows", "sum", "avg", "least", "places"]);
  });

  it("rolls org units up to a level", () => {
    const ancestor = (unit: string) => (unit === "v3" ? "t2" : "t1");
    const made = shaped({ group: [{ id: "town", field: "place", level: "township" }], measures: [{ id: "n", measure: "count" }] }, rows, { ancestor });
    expect(made.rows).toEqual([
      { town: "t1", n: 3 },
      { town: "t2", n: 1 },
    ]);
    expect(made.columns[0]).toMatchObject({ format: "org-unit" });
  });

  it.each([
    ["year", ["2020"]],
    ["month", ["2020-12"]],
    ["week", ["2020-W53"]],
    ["day", ["2020-12-31"]],
  ] as const)("cuts to the %s", (bucket, expected) => {
    const made = shaped({ group: [{ id: "k", field: "at", bucket }], measures: [{ id: "n", measure: "count" }] }, [{ row: { at: "2020-12-31" } }]);
    expect(made.rows.map((row) => row.k)).toEqual(expected);
  });

  it("sorts with empty values last, cuts to the limit and still counts all", () => {
    const made = shaped(
      { columns: [{ id: "place" }, { id: "n", format: "integer" }], sort: [{ field: "n", direction: "desc" }], limit: 2, totals: true },
      rows,
    );
    expect(made.rows).toEqual([
      { place: "v2", n: 5 },
      { place: "v1", n: 4 },
    ]);
    expect(made).toMatchObject({ count: 4, totals: { n: 12 } });
  });

  it("keeps where a row leads beside it through order and limit, and asks where a group leads by its keys", () => {
    const named = rows.map((one, at) => ({ ...one, opens: `/${at}` }));
    const listed = shaped({ columns: [{ id: "n" }], sort: [{ field: "n", direction: "desc" }], limit: 2 }, named);
    expect(listed).toMatchObject({ rows: [{ n: 5 }, { n: 4 }], opens: ["/1", "/2"] });
    const group = [{ id: "at", field: "place" }];
    const grouped = shaped({ group, measures: [{ id: "rows", measure: "count" }] }, named, {
      opensGroup: ({ at }: { at: string }) => (at === "v2" ? undefined : `/${at}`),
    });
    expect(grouped.opens).toEqual(["/v1", null, "/v3"]);
    expect(shaped({ columns: [{ id: "n" }] }, rows)).not.toHaveProperty("opens");
  });

  it("has groups by a code in the order of its definition, unknown ones and none at the end, unless the dataset sorts otherwise", () => {
    const codes = (field: string) => (field === "place" ? ["v3", "v1"] : undefined);
    const group = [{ id: "where", field: "place" }];
    const counted = [{ id: "rows", measure: "count" as const }];
    const places = (more: Partial<Dataset>) => shaped({ group, measures: counted, ...more }, [...rows, { row: {} }], { codes }).rows.map(({ where }) => where);
    expect(places({})).toEqual(["v3", "v1", "v2", null]);
    expect(places({ sort: [{ field: "where" }] })).toEqual(["v1", "v2", "v3", null]);
  });

  it("gives one row for measures without groups", () => {
    expect(shaped({ measures: [{ id: "n", measure: "count" }] }, rows).rows).toEqual([{ n: 4 }]);
    expect(shaped({ measures: [{ id: "n", measure: "count" }] }, []).rows).toEqual([{ n: 0 }]);
  });

  it("loses no row and no amount in groups, whatever the order", () => {
    const source = fc.array(fc.record({ place: fc.constantFrom("a", "b", "c"), n: fc.integer({ min: -1000, max: 1000 }) }));
    fc.assert(
      fc.property(source, (list) => {
        const group = {
          group: [{ id: "place", field: "place" }],
          measures: [
            { id: "sum", measure: "sum" as const, field: "n" },
            { id: "rows", measure: "count" as const },
          ],
        };
        const made = shaped(
          group,
          list.map((row) => ({ row })),
        );
        const add = (name: string) => made.rows.reduce((so, row) => so + Number(row[name]), 0);
        expect(add("sum")).toBe(list.reduce((so, { n }) => so + n, 0));
        expect(add("rows")).toBe(list.length);
        expect(
          shaped(
            group,
            list.toReversed().map((row) => ({ row })),
          ),
        ).toEqual(made);
      }),
    );
  });
});
