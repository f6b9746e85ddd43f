import type { Filter, FindOptions, IndexSpec, Sort } from "@zhili/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeSort } from "../../src/dialect/check-find.js";
import { parseFilter } from "../../src/dialect/parse-filter.js";
import { encodeCursor } from "../../src/paging/cursor.js";
import { FindQuery } from "../../src/sqlite/find-query.js";
import { OpenSqlite } from "../../src/sqlite/open-sqlite.js";
import { whereSql } from "../../src/sqlite/query-sql.js";
import { takeMemory } from "../../src/sqlite/sqlite-files.js";

const indexes: readonly IndexSpec[] = [
  { name: "org-at", keys: [{ path: "org" }, { path: "at", direction: "desc" }] },
  { name: "at", keys: [{ path: "at" }] },
  { name: "open", keys: [{ path: "phone" }], where: { status: "open", active: true } },
  { name: "scope", keys: [{ path: "scope" }], array: true },
];
const byAt: Sort = [{ path: "at", direction: "desc" }];

describe("plans", () => {
  const opened = new OpenSqlite(takeMemory(), 1000);
  beforeAll(async () => {
    await opened.writer.alone(() => opened.keeper.ensure("records", indexes));
    const documents = Array.from({ length: 3000 }, (_, at) => ({
      id: `d${at}`,
      org: `/53/${at % 3}/`,
      at: String(at),
      scope: [`/53/${at % 3}/`, `/x/${at}/`],
    }));
    await opened.writer.unit((transaction) => transaction.insertMany("records", documents));
  });
  afterAll(() => opened.close());

  const plans = (filter: Filter, options: FindOptions) => {
    const info = opened.catalog.committed("records");
    if (info === undefined) throw new Error("no records");
    const statements = new FindQuery(options).statements(info, parseFilter(filter), opened.reader, opened.source.choice);
    return statements.map((statement) => opened.reader.plan(statement.sql).join("; "));
  };
  const after = (sort: Sort, ...values: (string | null)[]) => encodeCursor(completeSort(sort), { values });

  it("a page within an equality goes along one index, without sorting, first page or later", () => {
    const filter = { org: "/53/1/" };
    const pages = [...plans(filter, { sort: byAt, limit: 10 }), ...plans(filter, { sort: byAt, limit: 10, after: after(byAt, "500", "d500") })];
    expect(pages).toHaveLength(3);
    for (const plan of pages) {
      expect(plan).toContain("SEARCH c1 USING INDEX i1 ");
      expect(plan).not.toContain("TEMP B-TREE");
    }
  });

  it("a later page within nulls stays on the index too", () => {
    for (const direction of ["asc", "desc"] as const) {
      const sort: Sort = [{ path: "at", direction }];
      for (const plan of plans({}, { sort, limit: 10, after: after(sort, null, "d5") })) {
        expect(plan).toContain("SEARCH c1 USING INDEX i2 ");
        expect(plan).not.toContain("TEMP B-TREE");
      }
    }
  });

  it("a broad range is walked in the order of the sort, a narrow one is found and sorted", () => {
    expect(plans({ org: { $prefix: "/53/" } }, { sort: byAt, limit: 10 })[0]).toContain("SCAN c1 USING INDEX i2");
    expect(plans({ org: { $prefix: "/53/1/x" } }, { sort: byAt, limit: 10 })[0]).toMatch(/SEARCH c1 USING INDEX i1 .*TEMP B-TREE/);
  });

  it("elements of lists are found in their index when they are few", () => {
    expect(plans({ scope: { $hasPrefix: ["/x/7"] } }, { sort: byAt, limit: 10 })[0]).toContain("a4");
    expect(plans({ scope: { $has: "/x/7/" } }, {})[0]).toContain("SEARCH a4");
  });

  it("a filter with the equalities of a partial index uses it", () => {
    const info = opened.catalog.committed("records");
    if (info === undefined) throw new Error("no records");
    const plan = (filter: Filter) => opened.reader.plan(`SELECT 1 FROM c1 WHERE ${whereSql(info, parseFilter(filter)).sql}`).join("; ");
    expect(plan({ status: "open", active: true, phone: "1" })).toContain("INDEX i3");
    expect(plan({ phone: "1", $and: [{ active: true }, { status: "open" }] })).toContain("INDEX i3");
    expect(plan({ status: "closed", active: true, phone: "1" })).not.toContain("i3");
    expect(plan({ status: "open", phone: "1" })).not.toContain("i3");
  });
});
