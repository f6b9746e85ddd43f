import type { Json, JsonObject } from "@zhili/contracts";
import fc from "fast-check";

/** Documents that look like definitions: scalars, nested objects, keyed lists, plain lists, an expression and a long text. */
export const documents: fc.Arbitrary<JsonObject> = fc.record({
  title: fc.constantFrom("甲", "乙", "丙"),
  count: fc.integer({ min: 0, max: 5 }),
  when: fc.constantFrom("record.points > 3 && record.open", "record.points > 3"),
  description: fc.constantFrom("一\n二\n三\n四\n五\n", "一\n二\n"),
  roles: fc.subarray(["clerk", "panel", "leader"]),
  options: fc.record({ notify: fc.boolean(), within: fc.constantFrom("P3D", "P5D") }),
  states: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 5 }).map((ids) => ids.map(member)),
});

function member(id: string): JsonObject & { id: string } {
  return {
    id,
    title: `状态${id}`,
    kind: "open",
    steps: [
      { id: "one", days: 1 },
      { id: "two", days: 2 },
    ],
  };
}

/** One edit that a person makes; which one and where follows from the numbers. */
export const edits: fc.Arbitrary<readonly [number, number, number]> = fc.tuple(fc.nat(11), fc.nat(20), fc.nat(20));
export const editLists = fc.array(edits, { maxLength: 6 });

/** The document after the edits. `side` makes new values differ or, now and then, meet. */
export function edited(document: JsonObject, list: readonly (readonly [number, number, number])[], side: string): JsonObject {
  return list.reduce<JsonObject>((current, edit) => editOnce(current, edit, side), document);
}

type Members = (JsonObject & { id: string })[];

function editOnce(document: JsonObject, [kind, first, second]: readonly [number, number, number], side: string): JsonObject {
  const states = (document.states ?? []) as Members;
  const at = states.length === 0 ? 0 : first % states.length;
  const mark = second % 4 === 0 ? "both" : side;
  const withStates = (next: Members): JsonObject => ({ ...document, states: next as Json });
  const one = states[at];
  switch (kind) {
    case 0:
      return { ...document, title: `题${mark}${first % 3}` };
    case 1:
      return { ...document, [`extra${first % 3}`]: { from: mark, deep: { value: second % 3 } } };
    case 2:
      return Object.fromEntries(Object.entries(document).filter(([key]) => key === "states" || key !== ["title", "count", "roles", "extra0"][first % 4]));
    case 3:
      return one === undefined ? document : withStates(states.with(at, { ...one, title: `名${mark}${second % 3}` }));
    case 4:
      return withStates(states.filter((_, place) => place !== at));
    case 5: {
      const id = ["x", "y", "z", `${side}-own`][first % 4] ?? "x";
      if (states.some((state) => state.id === id)) return document;
      return withStates(states.toSpliced(second % (states.length + 1), 0, { ...member(id), title: `新${mark}` }));
    }
    case 6: {
      if (one === undefined) return document;
      const others = states.filter((_, place) => place !== at);
      return withStates(others.toSpliced(second % (others.length + 1), 0, one));
    }
    case 7:
      return typeof document.when === "string" ? { ...document, when: document.when.replace("3", String(4 + (second % 2))) } : document;
    case 8:
      return typeof document.when === "string" ? { ...document, when: document.when.replace("points", `points${side}`) } : document;
    case 9: {
      const lines = String(document.description ?? "").match(/[^\n]*\n/g) ?? [];
      return { ...document, description: lines.toSpliced(first % (lines.length + 1), 0, `${side}${first}.${second}行\n`).join("") };
    }
    case 10: {
      if (one === undefined) return document;
      const steps = (one.steps ?? []) as Members;
      return withStates(
        states.with(at, { ...one, steps: steps.map((stepOf, place) => (place === second % 2 ? { ...stepOf, days: 7 + (first % 3) } : stepOf)) as Json }),
      );
    }
    default:
      return { ...document, options: { ...(document.options as JsonObject), within: `P${first % 9}D` }, roles: [mark] };
  }
}
