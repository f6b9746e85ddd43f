import type { JsonObject } from "@zhili/contracts";
import { applyChanges, diffValue, isKeyedList, isReordered, type Maybe, type MergeNotes, mergeValue, sameJson } from "@zhili/engine/packs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documents, edited, editLists } from "./edited-documents.js";
import { lostEdits } from "./lost-edits.js";

const RUNS = 10_000;

function merge(base: Maybe, ours: Maybe, theirs: Maybe, choice?: "ours" | "theirs"): MergeNotes & { merged: Maybe } {
  const notes: MergeNotes = { applied: [], kept: [], conflicts: [] };
  const merged = mergeValue(
    {
      definition: "d",
      notes,
      choice: (definition, path) => (choice === undefined ? undefined : { definition, path, choice }),
      textKind: (path) => (path === "/description" ? "lines" : path === "/when" ? "tokens" : "whole"),
    },
    "",
    base,
    ours,
    theirs,
  );
  return { merged, ...notes };
}

function holds(law: (base: JsonObject, ours: JsonObject, theirs: JsonObject) => void): void {
  fc.assert(
    fc.property(documents, editLists, editLists, (base, here, there) => law(base, edited(base, here, "here"), edited(base, there, "there"))),
    { numRuns: RUNS },
  );
}

const orderOf = (value: Maybe): string[] => {
  const states = (value as JsonObject | undefined)?.states;
  return isKeyedList(states) ? states.map(({ id }) => id) : [];
};

describe("three-way merge", () => {
  test("gives theirs when nothing was edited here, ours when nothing changed upstream, and neither has a conflict", () => {
    holds((base, ours, theirs) => {
      expect(merge(base, base, theirs)).toMatchObject({ merged: theirs, conflicts: [], kept: [] });
      expect(merge(base, ours, base)).toMatchObject({ merged: ours, conflicts: [], applied: [] });
      expect(merge(base, ours, ours)).toMatchObject({ merged: ours, conflicts: [] });
    });
  });

  test("loses no edit of either side without a conflict that names its place", () => {
    holds((base, ours, theirs) => {
      const { merged, conflicts } = merge(base, ours, theirs);
      expect(lostEdits(base, ours, merged, conflicts)).toEqual([]);
      expect(lostEdits(base, theirs, merged, conflicts)).toEqual([]);
    });
  });

  test("keeps an order that only one side changed, and says when both changed it differently", () => {
    holds((base, ours, theirs) => {
      const { merged, conflicts } = merge(base, ours, theirs);
      if (conflicts.some(({ path }) => path === "" || path.startsWith("/states"))) return;
      const [old, here, there, now] = [base, ours, theirs, merged].map(orderOf) as [string[], string[], string[], string[]];
      if (isReordered(old, here))
        expect(
          isReordered(
            here,
            now.filter((id) => here.includes(id)),
          ),
        ).toBe(false);
      if (isReordered(old, there))
        expect(
          isReordered(
            there,
            now.filter((id) => there.includes(id)),
          ),
        ).toBe(false);
    });
  });

  test("is settled by itself: merging the outcome again changes nothing", () => {
    holds((base, ours, theirs) => {
      const { merged, conflicts } = merge(base, ours, theirs);
      if (conflicts.length > 0) return;
      expect(merge(base, merged, theirs)).toMatchObject({ merged, conflicts: [] });
      expect(merge(theirs, merged, theirs).merged).toEqual(merged);
    });
  });

  test("finds the same conflicts whichever side is called ours, and the same content where there is none", () => {
    holds((base, ours, theirs) => {
      const one = merge(base, ours, theirs);
      const other = merge(base, theirs, ours);
      expect(one.conflicts.map(({ path }) => path).sort()).toEqual(other.conflicts.map(({ path }) => path).sort());
      if (one.conflicts.length > 0) return;
      const sorted = (value: Maybe) => ({
        ...(value as JsonObject),
        states: Object.fromEntries(orderOf(value).map((id) => [id, (value as JsonObject).states])),
      });
      expect(Object.keys(sorted(one.merged)).sort()).toEqual(Object.keys(sorted(other.merged)).sort());
      expect(new Set(orderOf(one.merged))).toEqual(new Set(orderOf(other.merged)));
    });
  });

  test("takes the chosen side for every conflict, and none stays open", () => {
    holds((base, ours, theirs) => {
      const { conflicts: open } = merge(base, ours, theirs);
      const { conflicts, merged } = merge(base, ours, theirs, "theirs");
      expect(conflicts.length).toBe(open.length);
      expect(conflicts.every(({ settled }) => settled === "theirs")).toBe(true);
      expect(lostEdits(base, theirs, merged, [])).toEqual([]);
    });
  });

  test("writes edits down so that the base with them is the edited document again", () => {
    holds((base, ours) => {
      expect(sameJson(applyChanges(base, diffValue("d", "", base, ours)), ours)).toBe(true);
    });
  });

  test("a merge that dropped one edit would be caught", () => {
    let dropped = 0;
    holds((base, ours, theirs) => {
      const { merged, conflicts, kept } = merge(base, ours, theirs);
      const title = kept.find((change) => change.path === "/title" && change.operation === "set" && change.before !== undefined);
      if (title === undefined || merged === undefined) return;
      dropped += 1;
      const without = { ...(merged as JsonObject), title: title.before ?? null };
      expect(lostEdits(base, ours, without, conflicts).map(({ path }) => path)).toContain("/title");
    });
    expect(dropped).toBeGreaterThan(100);
  });
});
