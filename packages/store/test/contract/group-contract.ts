import type { StoreDocument } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { freshName, insert, useStore } from "./fresh-store.js";
import type { OpenFresh } from "./store-contract.js";

const documents: StoreDocument[] = [
  { id: "1", org: "a", status: "open", points: 5, at: "2025-12-31T20:00:00.000Z" },
  { id: "2", org: "a", status: "open", points: 7, at: "2026-01-01T00:00:00.000Z" },
  { id: "3", org: "a", status: "done", points: 1, at: "2026-03-31T15:59:59.999Z" },
  { id: "4", org: "b", status: "open", points: -2, at: "2026-03-31T16:00:00.000Z" },
  { id: "5", org: "b", points: null, at: "2026-03-02" },
  { id: "6", org: "b", status: "done", at: "soon" },
];

export function groupContract(openFresh: OpenFresh): void {
  describe("groups", () => {
    const store = useStore(openFresh);
    const collection = freshName("groups");
    beforeAll(() => insert(store(), collection, documents));
    const buckets = async (bucket: "year" | "quarter" | "month" | "week" | "day", zone?: string) => {
      const rows = await store().group(collection, {
        keys: [{ name: "period", path: "at", bucket, ...(zone === undefined ? {} : { zone }) }],
        measures: [{ name: "n", measure: "count" }],
      });
      return Object.fromEntries(rows.map((row) => [String(row.period), row.n]));
    };

    it("by two keys with every measure, in the order of the keys", async () => {
      const rows = await store().group(collection, {
        keys: [
          { name: "org", path: "org" },
          { name: "status", path: "status" },
        ],
        measures: [
          { name: "n", measure: "count" },
          { name: "with", measure: "count", path: "points" },
          { name: "sum", measure: "sum", path: "points" },
          { name: "min", measure: "min", path: "points" },
          { name: "max", measure: "max", path: "at" },
          { name: "avg", measure: "avg", path: "points" },
          { name: "kinds", measure: "count-distinct", path: "points" },
        ],
      });
      expect(rows).toEqual([
        { org: "a", status: "done", n: 1, with: 1, sum: 1, min: 1, max: "2026-03-31T15:59:59.999Z", avg: 1, kinds: 1 },
        { org: "a", status: "open", n: 2, with: 2, sum: 12, min: 5, max: "2026-01-01T00:00:00.000Z", avg: 6, kinds: 2 },
        { org: "b", status: null, n: 1, with: 0, sum: 0, min: null, max: "2026-03-02", avg: null, kinds: 0 },
        { org: "b", status: "done", n: 1, with: 0, sum: 0, min: null, max: "soon", avg: null, kinds: 0 },
        { org: "b", status: "open", n: 1, with: 1, sum: -2, min: -2, max: "2026-03-31T16:00:00.000Z", avg: -2, kinds: 1 },
      ]);
    });

    it("with a filter, a sort and a limit", async () => {
      const rows = await store().group(collection, {
        filter: { points: { $ne: null } },
        keys: [{ name: "org", path: "org" }],
        measures: [{ name: "sum", measure: "sum", path: "points" }],
        sort: [{ name: "sum", direction: "desc" }],
        limit: 1,
      });
      expect(rows).toEqual([{ org: "a", sum: 13 }]);
    });

    it("without keys give one row, even of nothing", async () => {
      const measures = [
        { name: "n", measure: "count" },
        { name: "sum", measure: "sum", path: "points" },
        { name: "max", measure: "max", path: "points" },
      ] as const;
      expect(await store().group(collection, { keys: [], measures })).toEqual([{ n: 6, sum: 11, max: 7 }]);
      const nothing = [{ n: 0, sum: 0, max: null }];
      expect(await store().group(collection, { filter: { org: "z" }, keys: [], measures })).toEqual(nothing);
      expect(await store().group(freshName("never-made"), { keys: [], measures })).toEqual(nothing);
      expect(await store().group(freshName("never-made"), { keys: [{ name: "k", path: "k" }], measures })).toEqual([]);
    });

    it("cut dates to periods in UTC", async () => {
      expect(await buckets("year")).toEqual({ 2025: 1, 2026: 4, null: 1 });
      expect(await buckets("quarter")).toEqual({ "2025-Q4": 1, "2026-Q1": 4, null: 1 });
      expect(await buckets("month")).toEqual({ "2025-12": 1, "2026-01": 1, "2026-03": 3, null: 1 });
      expect(await buckets("week")).toEqual({ "2026-W01": 2, "2026-W10": 1, "2026-W14": 2, null: 1 });
      expect(await buckets("day")).toEqual({ "2025-12-31": 1, "2026-01-01": 1, "2026-03-02": 1, "2026-03-31": 2, null: 1 });
    });

    it("cut dates to periods in a zone; a date without a time stays where it is", async () => {
      expect(await buckets("year", "+08:00")).toEqual({ 2026: 5, null: 1 });
      expect(await buckets("quarter", "+08:00")).toEqual({ "2026-Q1": 4, "2026-Q2": 1, null: 1 });
      expect(await buckets("month", "+08:00")).toEqual({ "2026-01": 2, "2026-03": 2, "2026-04": 1, null: 1 });
      expect(await buckets("day", "-05:30")).toEqual({ "2025-12-31": 2, "2026-03-02": 1, "2026-03-31": 2, null: 1 });
    });

    it('tell 1, true and "1" apart, and take lists and objects for null', async () => {
      const mixed = freshName("groups");
      const values = [1, true, "1", false, 0, null, [1], { a: 1 }, 1, true];
      await insert(
        store(),
        mixed,
        values.map((value, at) => ({ id: `d${at}`, value })),
      );
      const rows = await store().group(mixed, {
        keys: [{ name: "value", path: "value" }],
        measures: [
          { name: "n", measure: "count" },
          { name: "sum", measure: "sum", path: "value" },
        ],
      });
      expect(rows).toEqual([
        { value: null, n: 3, sum: 0 },
        { value: 0, n: 1, sum: 0 },
        { value: 1, n: 2, sum: 2 },
        { value: "1", n: 1, sum: 0 },
        { value: false, n: 1, sum: 0 },
        { value: true, n: 2, sum: 0 },
      ]);
    });

    it("give no period to texts that only look like dates to a database", async () => {
      const odd = freshName("groups");
      await insert(
        store(),
        odd,
        ["now", "12:00", 2460000, "", true].map((at, number) => ({ id: `d${number}`, at })),
      );
      const rows = await store().group(odd, { keys: [{ name: "day", path: "at", bucket: "day" }], measures: [{ name: "n", measure: "count" }] });
      expect(rows).toEqual([{ day: null, n: 5 }]);
    });
  });
}
