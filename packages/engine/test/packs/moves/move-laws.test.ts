import type { Json, JsonObject, StoredRecord } from "@zhili/contracts";
import { compileExpression } from "@zhili/engine/expression";
import { type MoveStep, moveData, moveRecord, sameJson, type TypeMove, unmoveData, unmoveRecord } from "@zhili/engine/packs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const RUNS = 5_000;
const FIELDS = ["phone", "mobile", "days", "kind", "kinds", "lines", "note", "fax"] as const;
const OPTIONS = ["road", "water", "lamp", "other"];

function expression(source: string) {
  const result = compileExpression(source, { value: "dyn", record: "dyn" });
  if (!result.ok) throw new Error(JSON.stringify(result.issue));
  return result.expression;
}

const rows = fc.array(fc.record({ item: fc.constantFrom(...OPTIONS), count: fc.nat(9) }, { requiredKeys: [] }), { maxLength: 3 });
const data: fc.Arbitrary<JsonObject> = fc.record(
  {
    phone: fc.string({ maxLength: 4 }),
    mobile: fc.string({ maxLength: 4 }),
    days: fc.oneof(fc.nat(99), fc.constant("many"), fc.constant(null)),
    kind: fc.constantFrom(...OPTIONS),
    kinds: fc.array(fc.constantFrom(...OPTIONS), { maxLength: 3 }),
    lines: rows,
    note: fc.string({ maxLength: 4 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

/** Any steps at all, clashing ones too. */
const step: fc.Arbitrary<MoveStep> = fc.oneof(
  fc.record({ id: fc.constant("r"), type: fc.constant("rename-field" as const), from: fc.constantFrom(...FIELDS), to: fc.constantFrom(...FIELDS) }),
  fc.record({ id: fc.constant("n"), type: fc.constant("rename-field" as const), from: fc.constant("lines.count"), to: fc.constant("lines.quantity") }),
  fc.constant<MoveStep>({ id: "t", type: "retype-field", field: "days", forward: expression("value * 24"), backward: expression("value / 24") }),
  fc.constant<MoveStep>({ id: "one-way", type: "retype-field", field: "days", forward: expression("string(value)") }),
  fc.record({
    id: fc.constant("o"),
    type: fc.constant("map-option" as const),
    field: fc.constantFrom("kind", "kinds", "lines.item"),
    from: fc.constantFrom(...OPTIONS),
    to: fc.constantFrom(...OPTIONS, "new"),
    reversible: fc.boolean(),
  }),
  fc.record({ id: fc.constant("d"), type: fc.constant("set-default" as const), field: fc.constantFrom("note", "lines.count"), value: fc.constant<Json>("x") }),
  fc.record({ id: fc.constant("g"), type: fc.constant("remove-field" as const), field: fc.constantFrom("phone", "note", "lines.count") }),
);
const steps = fc.array(step, { maxLength: 6 });

/** Steps that say how to go back, on names that no record uses yet: nothing is needed to lead them back. */
const REVERSIBLE: readonly MoveStep[] = [
  { id: "a", type: "rename-field", from: "phone", to: "telephone" },
  { id: "b", type: "rename-field", from: "lines.count", to: "lines.quantity" },
  { id: "c", type: "retype-field", field: "days", forward: expression("value + 1000"), backward: expression("value - 1000") },
  { id: "d", type: "map-option", field: "kind", from: "road", to: "street", reversible: true },
  { id: "e", type: "map-option", field: "lines.item", from: "water", to: "well", reversible: true },
  { id: "f", type: "rename-field", from: "telephone", to: "contact" },
];
const plain = data.filter(({ days }) => typeof days !== "string" && days !== null);

const stored = (of: JsonObject): StoredRecord => ({
  id: "1",
  type: "p:matter",
  version: 1,
  orgUnit: "c",
  orgPath: "/c/",
  title: "",
  data: of,
  formHash: "h",
  revision: "r",
  createdAt: "",
  createdBy: "",
  updatedAt: "",
  updatedBy: "",
});

describe("moving what records hold", () => {
  test("and taking it back gives what was there, whatever the steps are", () => {
    fc.assert(
      fc.property(steps, data, (all, before) => {
        const back = unmoveData(all, moveData(all, before).data, before);
        expect(back.data).toEqual(before);
        expect(back.failures).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test("changes nothing in place and names exactly the fields that changed", () => {
    fc.assert(
      fc.property(steps, data, (all, before) => {
        const kept = structuredClone(before);
        const { data: after, fields } = moveData(all, before);
        expect(before).toEqual(kept);
        const names = new Set([...Object.keys(before), ...Object.keys(after)]);
        expect([...fields].sort()).toEqual([...names].filter((name) => !sameJson(before[name], after[name])).sort());
      }),
      { numRuns: RUNS },
    );
  });

  test("moves a record once: one that carries the mark is left alone", () => {
    fc.assert(
      fc.property(steps, data, fc.boolean(), (all, before, renamedType) => {
        const move: TypeMove = { from: "p:matter", to: renamedType ? "p:affair" : "p:matter", steps: all };
        const once = moveRecord(move, "u1", stored(before));
        expect(moveRecord(move, "u1", once.record).record).toEqual(once.record);
        expect(unmoveRecord(move, once.record, stored(before)).record).toEqual(stored(before));
      }),
      { numRuns: RUNS },
    );
  });

  test("leads a record that was made since back by what the migration says, without knowing an earlier one", () => {
    fc.assert(
      fc.property(plain, (before) => {
        expect(unmoveData(REVERSIBLE, moveData(REVERSIBLE, before).data).data).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  test("keeps what was typed since, under the old name", () => {
    fc.assert(
      fc.property(plain, fc.string(), fc.string(), (before, contact, note) => {
        const now = { ...moveData(REVERSIBLE, before).data, contact, note };
        const { data: back, failures } = unmoveData(REVERSIBLE, now, before);
        expect(back).toEqual({ ...before, phone: contact, note });
        expect(failures).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test("lists what can't be moved and what can't be led back, and leaves it as it stands", () => {
    const double: MoveStep = { id: "double", type: "retype-field", field: "days", forward: expression("value * 2") };
    expect(moveData([double], { days: "many" })).toMatchObject({
      data: { days: "many" },
      failures: [{ step: "double", issue: { code: "PACKS_NOT_MOVED", path: "/days" } }],
    });
    expect(unmoveData([double], { days: 7 }, { days: 2 })).toMatchObject({ data: { days: 7 }, failures: [{ step: "double" }] });
    expect(unmoveData([double], { days: 4 }, { days: 2 })).toMatchObject({ data: { days: 2 }, failures: [] });
  });
});
