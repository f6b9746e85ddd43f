import type { RoleDefinition } from "@zhili/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abilityFor, compileRoles } from "../../src/access/index.js";
import { negateFilter } from "../../src/access/negate-filter.js";
import { naive } from "./naive-filter.js";
import { grant, NOBODY, role, TODAY, user } from "./people.js";

type Rule = RoleDefinition["rules"][number];

const SUBJECT = "p:record-type/case";
const path = fc.constantFrom("/c/", "/c/t1/", "/c/t1/v1/", "/c/t2/", "/c/t2/v2/", "/d/");
const text = fc.constantFrom("a", "ab", "b", "u1", "h1", "");
const number = fc.integer({ min: 0, max: 3 });
const actorPlace = fc.constantFrom({ $actor: "id" }, { $actor: "personId" }, { $actor: "orgUnit" });
const textTest = fc.oneof(
  text,
  fc.constant(null),
  actorPlace,
  fc.record({ $ne: fc.oneof(text, actorPlace) }),
  fc.record({ $in: fc.array(fc.oneof(text, fc.constant(null), actorPlace), { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(text, { maxLength: 3 }) }),
  fc.record({ $prefix: text }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $gte: text, $lt: text }),
);
const numberTest = fc.oneof(
  number,
  fc.record({ $gt: number }),
  fc.record({ $lte: number }),
  fc.record({ $gte: number, $ne: number }),
  fc.record({ $lt: number }),
);
const flat = fc.record({ kind: textTest, owner: textTest, level: numberTest, state: textTest, createdBy: textTest }, { requiredKeys: [] });
const where = fc.oneof(
  flat,
  fc.record({ $or: fc.array(flat, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $and: fc.array(flat, { maxLength: 2 }), kind: textTest }),
);
const rule: fc.Arbitrary<Rule> = fc
  .record({
    actions: fc.constantFrom<Rule["actions"]>(["read"], ["read", "update"], ["manage"], ["update"]),
    subjects: fc.constantFrom<string[]>(["all"], ["record-type/*"], ["record-type/case"], ["record-type/other"]),
    where: fc.option(where, { nil: undefined }),
    anywhere: fc.boolean(),
    inverted: fc.boolean(),
    fields: fc.option(fc.constant<string[]>(["kind"]), { nil: undefined, freq: 8 }),
  })
  .map(({ where: condition, fields, ...rest }) => ({
    id: "r",
    ...rest,
    ...(condition === undefined ? {} : { where: condition }),
    ...(fields === undefined ? {} : { fields }),
  }));
const rules = fc.array(rule, { maxLength: 4 });
const document = fc
  .record(
    {
      orgPath: path,
      partyPaths: fc.array(path, { minLength: 1, maxLength: 2 }),
      state: text,
      createdBy: text,
      data: fc.record({ kind: fc.oneof(text, fc.constant(null)), owner: text, level: number }, { requiredKeys: [] }),
    },
    { requiredKeys: ["orgPath", "data"] },
  )
  .map((made) => ({ ...made, orgUnit: made.orgPath.split("/").at(-2) ?? "" }));

const world = fc.record({
  roles: fc
    .tuple(rules, rules, rules, rules)
    .map(([a, b, c, d]) => [role("a", a), role("b", b), role("mine", c, { personal: true }), role("open", d, { anonymous: true })]),
  grants: fc.array(
    fc.tuple(fc.constantFrom("a", "b"), path).map(([id, at]) => grant(id, at)),
    { maxLength: 4 },
  ),
  personId: fc.option(fc.constant("h1"), { nil: undefined }),
  signedIn: fc.boolean(),
});

describe("filter", () => {
  it("has an opposite that holds exactly where it does not", () => {
    const plain = fc.oneof(
      text,
      fc.record({ $ne: text }),
      fc.record({ $in: fc.array(text) }),
      fc.record({ $prefix: text }),
      fc.record({ $gte: text, $lt: text }),
      fc.record({ $gt: text }),
    );
    const leaf = fc.record({ "data.kind": plain, "data.level": numberTest, state: plain, owner: fc.record({ $exists: fc.boolean() }) }, { requiredKeys: [] });
    const filter = fc.oneof(leaf, fc.record({ $or: fc.array(leaf, { maxLength: 3 }) }), fc.record({ $and: fc.array(leaf, { maxLength: 3 }) }));
    fc.assert(
      fc.property(filter, document, (made, one) => {
        expect(naive(negateFilter(made), one)).toBe(!naive(made, one));
      }),
      { numRuns: 3000 },
    );
  });

  it("matches exactly the resources for which `can` says yes", () => {
    fc.assert(
      fc.property(world, fc.array(document, { minLength: 1, maxLength: 8 }), fc.constantFrom("read", "update", "delete"), (given, documents, action) => {
        const actor = given.signedIn ? user(given.grants, given.personId === undefined ? {} : { personId: given.personId }) : NOBODY;
        const ability = abilityFor(compileRoles(given.roles), actor, TODAY);
        const filter = ability.filter(action, SUBJECT);
        for (const one of documents) {
          expect(filter !== false && naive(filter, one)).toBe(ability.can(action, SUBJECT, one).allowed);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it("never gives more after a rule that takes away has been added", () => {
    fc.assert(
      fc.property(world, rule, document, fc.constantFrom("read", "update"), (given, added, one, action) => {
        const actor = user([...given.grants, grant("a", "/c/")], { personId: "h1" });
        const before = abilityFor(compileRoles(given.roles), actor, TODAY).can(action, SUBJECT, one).allowed;
        const [first, ...rest] = given.roles;
        const denied = role("a", [...(first?.definition.rules ?? []), { ...added, inverted: true }]);
        const after = abilityFor(compileRoles([denied, ...rest]), actor, TODAY).can(action, SUBJECT, one).allowed;
        expect(before || !after).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("agrees with a hand-written reading of the rules where there is one role and no condition", () => {
    const actions = fc.array(fc.record({ inverted: fc.boolean(), action: fc.constantFrom<Rule["actions"][number]>("read", "manage", "update") }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(actions, path, path, (list, held, at) => {
        const compiled = compileRoles([
          role(
            "a",
            list.map(({ inverted, action }, index) => ({ id: `r${index}`, actions: [action], subjects: ["all"], inverted })),
          ),
        ]);
        const last = list.filter(({ action }) => action === "read" || action === "manage").at(-1);
        const expected = at.startsWith(held) && last !== undefined && !last.inverted;
        expect(abilityFor(compiled, user([grant("a", held)]), TODAY).can("read", SUBJECT, { orgPath: at }).allowed).toBe(expected);
      }),
    );
  });
});
