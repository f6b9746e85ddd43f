import { describe, expect, it } from "vitest";
import { abilityFor, checkExclusive, checkGrantLevel, compileRoles } from "../../src/access/index.js";
import { grant, NOBODY, role, TODAY, user } from "./people.js";

const SUBJECT = "p:record-type/case";
const HERE = { orgPath: "/c/t1/v1/", data: { kind: "a", owner: "h1" }, createdBy: "u9", state: "open" };

describe("ability", () => {
  it("reaches the org unit of the grant and what lies below it, and not a sibling whose name begins alike", () => {
    const compiled = compileRoles([role("clerk", [{ id: "r", actions: ["read"], subjects: ["record-type/case"] }])]);
    const ability = abilityFor(compiled, user([grant("clerk", "/c/t1/")]), TODAY);
    expect(ability.can("read", SUBJECT, HERE)).toEqual({ allowed: true });
    expect(ability.can("read", SUBJECT, { orgPath: "/c/t12/" }).allowed).toBe(false);
    expect(ability.can("update", SUBJECT, HERE).allowed).toBe(false);
    expect(ability.can("read", "q:record-type/case", HERE).allowed).toBe(false);
    expect(ability.filter("read", SUBJECT)).toEqual({ $or: [{ orgPath: { $prefix: "/c/t1/" } }, { partyPaths: { $hasPrefix: ["/c/t1/"] } }] });
    expect(ability.filter("update", SUBJECT)).toBe(false);
  });

  it("reaches a jointly owned record through any of its parties", () => {
    const compiled = compileRoles([role("clerk", [{ id: "r", actions: ["read"], subjects: ["all"] }])]);
    const ability = abilityFor(compiled, user([grant("clerk", "/c/t2/")]), TODAY);
    expect(ability.can("read", SUBJECT, { orgPath: "/c/t1/", partyPaths: ["/c/t1/", "/c/t2/v7/"] }).allowed).toBe(true);
    expect(ability.holdsRole(["p:other", "p:clerk"], { orgPath: "/c/t1/", partyPaths: ["/c/t2/v7/"] })).toBe("p:clerk");
    expect(ability.holdsRole(["p:clerk"], { orgPath: "/c/t1/" })).toBeUndefined();
  });

  it("holds a grant from its first to its last day", () => {
    const compiled = compileRoles([role("clerk", [{ id: "r", actions: ["read"], subjects: ["all"] }])]);
    const actor = user([grant("clerk", "/c/", { from: "2026-03-02", to: "2026-03-03" })]);
    const days = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"];
    expect(days.map((day) => abilityFor(compiled, actor, day).can("read", SUBJECT, HERE).allowed)).toEqual([false, true, true, false]);
  });

  it("says which rule took the right away and why, over what another role gives", () => {
    const compiled = compileRoles([
      role("clerk", [{ id: "all", actions: ["manage"], subjects: ["record-type/*"] }]),
      role("reviewer", [
        { id: "give", actions: ["transition"], subjects: ["record-type/case"] },
        {
          id: "own",
          actions: ["transition"],
          subjects: ["record-type/case"],
          where: { createdBy: { $actor: "id" } },
          inverted: true,
          reason: "本人受理的不能由本人审核",
        },
      ]),
    ]);
    const ability = abilityFor(compiled, user([grant("clerk", "/c/"), grant("reviewer", "/c/")]), TODAY);
    expect(ability.can("transition", SUBJECT, { ...HERE, createdBy: "u1" })).toEqual({
      allowed: false,
      rule: "p:role/reviewer#own",
      reason: "本人受理的不能由本人审核",
    });
    expect(ability.can("transition", SUBJECT, HERE)).toEqual({ allowed: true });
    expect(ability.can("transition", SUBJECT)).toEqual({ allowed: true });
  });

  it("gives personal roles to people with a record of their own, anonymous ones to everybody, and nothing else to nobody", () => {
    const compiled = compileRoles([
      role("resident", [{ id: "own", actions: ["read"], subjects: ["record-type/case"], where: { owner: { $actor: "personId" } } }], { personal: true }),
      role("everybody", [{ id: "see", actions: ["read"], subjects: ["report/open"] }], { anonymous: true }),
    ]);
    expect(abilityFor(compiled, user([], { personId: "h1" }), TODAY).can("read", SUBJECT, HERE).allowed).toBe(true);
    expect(abilityFor(compiled, user([], { personId: "h2" }), TODAY).can("read", SUBJECT, HERE).allowed).toBe(false);
    expect(abilityFor(compiled, user([]), TODAY).filter("read", SUBJECT)).toBe(false);
    const nobody = abilityFor(compiled, NOBODY, TODAY);
    expect(nobody.can("read", SUBJECT, HERE)).toEqual({ allowed: false });
    expect(nobody.can("read", "p:report/open").allowed).toBe(true);
    expect(nobody.holdsRole(["p:resident"], HERE)).toBeUndefined();
  });

  it("gives, hides and unmasks single fields", () => {
    const compiled = compileRoles(
      [
        role("clerk", [
          { id: "some", actions: ["read"], subjects: ["record-type/case"], fields: ["kind", "home"] },
          { id: "look", actions: ["unmask"], subjects: ["record-type/case"], fields: ["phone"], where: { state: "open" } },
        ]),
        role("auditor", [
          { id: "all", actions: ["read"], subjects: ["record-type/case"] },
          { id: "not", actions: ["read"], subjects: ["record-type/case"], fields: ["note"], inverted: true },
        ]),
      ],
      { fieldsOf: () => ["kind", "home", "note", "phone"] },
    );
    const clerk = abilityFor(compiled, user([grant("clerk", "/c/")]), TODAY);
    expect(clerk.readableFields(SUBJECT, HERE)).toEqual(["kind", "home"]);
    expect(clerk.can("read", SUBJECT, HERE, "home.street").allowed).toBe(true);
    expect(clerk.mayUnmask(SUBJECT, HERE, "phone")).toBe(true);
    expect(clerk.mayUnmask(SUBJECT, { ...HERE, state: "closed" }, "phone")).toBe(false);
    expect(clerk.mayUnmask(SUBJECT, HERE, "kind")).toBe(false);
    const auditor = abilityFor(compiled, user([grant("auditor", "/c/")]), TODAY);
    expect(auditor.readableFields(SUBJECT, HERE)).toEqual(["kind", "home", "phone"]);
    expect(auditor.readableFields(SUBJECT, { orgPath: "/d/" })).toEqual([]);
  });

  it("lets another pack add rules to a shared role", () => {
    const compiled = compileRoles([
      {
        ref: "q:clerk-of-q",
        definition: { id: "clerk-of-q", title: "x", extends: "p:clerk", rules: [{ id: "r", actions: ["read"], subjects: ["record-type/visit"] }] },
      },
      role("clerk", [{ id: "r", actions: ["read"], subjects: ["record-type/case"] }]),
    ]);
    const ability = abilityFor(compiled, user([grant("clerk", "/c/")]), TODAY);
    expect(ability.can("read", "q:record-type/visit", HERE).allowed).toBe(true);
    expect(ability.can("read", "p:record-type/visit", HERE).allowed).toBe(false);
    expect(ability.holdsRole(["q:clerk-of-q"], HERE)).toBe("p:clerk");
    const itself = user([{ ...grant("clerk", "/c/"), role: "q:clerk-of-q" }]);
    expect(abilityFor(compiled, itself, TODAY).can("read", "q:record-type/visit", HERE).allowed).toBe(false);
  });

  it("binds a place for the org unit to each grant by itself", () => {
    const compiled = compileRoles([role("keeper", [{ id: "r", actions: ["read"], subjects: ["record-type/case"], where: { site: { $actor: "orgUnit" } } }])]);
    const ability = abilityFor(compiled, user([grant("keeper", "/c/t1/"), grant("keeper", "/c/t2/")]), TODAY);
    expect(ability.can("read", SUBJECT, { orgPath: "/c/t1/", data: { site: "t1" } }).allowed).toBe(true);
    expect(ability.can("read", SUBJECT, { orgPath: "/c/t1/", data: { site: "t2" } }).allowed).toBe(false);
  });

  it("refuses conditions that are not on the list", () => {
    const bad = (where: Record<string, unknown>, inverted = false) =>
      expect(() => compileRoles([role("x", [{ id: "r", actions: ["read"], subjects: ["all"], where, inverted }])])).toThrowError(/Role p:x, rule r/);
    bad({ $where: "1" });
    bad({ a: { $regex: "^a" } });
    bad({ a: { $actor: "password" } });
    bad({ "a.constructor": 1 });
    bad({ a: ["x"] });
    bad({ a: { $has: "x" } }, true);
  });

  it("keeps the three administrators apart and excluded roles off overlapping org units", () => {
    const roles = [
      role("sys", [], { administers: "system" }),
      role("sec", [], { administers: "security" }),
      role("clerk", [], { excludes: ["checker"] }),
      role("checker", [], { levels: ["township"] }),
    ];
    const codes = (...grants: Parameters<typeof checkExclusive>[1]) => checkExclusive(roles, grants).map((issue) => `${issue.code} ${issue.path}`);
    expect(codes(grant("sys", "/a/"), grant("sec", "/b/"))).toEqual(["ACCESS_ROLES_EXCLUDE /1"]);
    expect(codes(grant("clerk", "/a/"), grant("checker", "/a/b/"))).toEqual(["ACCESS_ROLES_EXCLUDE /1"]);
    expect(codes(grant("clerk", "/a/"), grant("checker", "/b/"))).toEqual([]);
    expect(codes(grant("clerk", "/a/", { to: "2026-01-31" }), grant("checker", "/a/", { from: "2026-02-01" }))).toEqual([]);
    expect(codes(grant("ghost", "/a/"))).toEqual(["ACCESS_UNKNOWN_ROLE /0/role"]);
    const checker = roles[3];
    expect(checker && checkGrantLevel(checker, "village")?.code).toBe("ACCESS_ROLE_LEVEL");
    expect(checker && checkGrantLevel(checker, "township")).toBeUndefined();
  });

  it("costs the same however many org units there are, and is made once per actor and day", () => {
    const compiled = compileRoles([role("clerk", [{ id: "r", actions: ["read"], subjects: ["all"] }])]);
    const many = Array.from({ length: 400 }, (_, at) => grant("clerk", `/c/t1/v${at}/`));
    const actor = user([grant("clerk", "/c/"), ...many]);
    expect(abilityFor(compiled, actor, TODAY).filter("read", SUBJECT)).toEqual({
      $or: [{ orgPath: { $prefix: "/c/" } }, { partyPaths: { $hasPrefix: ["/c/"] } }],
    });
    expect(abilityFor(compiled, { ...actor }, TODAY)).toBe(abilityFor(compiled, actor, TODAY));
    expect(abilityFor(compiled, actor, "2026-03-03")).not.toBe(abilityFor(compiled, actor, TODAY));
  });

  it("leaves parties out of the filter where records have none", () => {
    const compiled = compileRoles([role("clerk", [{ id: "r", actions: ["read"], subjects: ["all"] }])], { jointlyOwned: () => false });
    expect(abilityFor(compiled, user([grant("clerk", "/c/")]), TODAY).filter("read", SUBJECT)).toEqual({ orgPath: { $prefix: "/c/" } });
  });
});
