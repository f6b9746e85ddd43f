import type { Json, JsonObject } from "@zhili/contracts";
import { applyToPack, checkConfiguration, diffPacks, mergePacks, openConflicts, type PackDocument, readPack } from "@zhili/engine/packs";
import { describe, expect, test } from "vitest";
import { known } from "../known.js";
import { smallPack } from "../small-pack.js";

type Edit = (document: JsonObject) => Json | undefined;

/** The small pack with definitions edited; undefined takes one away. */
function pack(edits: Readonly<Record<string, Edit>> = {}, version = "1.0.0"): PackDocument {
  const files = smallPack();
  for (const [file, edit] of Object.entries({ "package.json": (json: JsonObject) => ({ ...json, version }), ...edits })) {
    const after = edit(JSON.parse(files[file] ?? "{}") as JsonObject);
    if (after === undefined) delete files[file];
    else files[file] = JSON.stringify(after);
  }
  const { pack: read, issues } = readPack(files);
  if (read === undefined) throw new Error(JSON.stringify(issues));
  return read;
}

const members = (value: Json | undefined) => value as JsonObject[];
const workflow = "workflows/claim-run.json";
const family = "record-types/family.json";

const withMigration: Readonly<Record<string, Edit>> = {
  "migrations/v1-1.json": () => ({
    id: "v1-1",
    title: "改名",
    version: "1.1.0",
    changes: [
      { id: "people", type: "rename-field", definition: "family", from: "members", to: "people" },
      { id: "finished", type: "rename-state", definition: "claim-run", from: "done", to: "finished" },
    ],
  }),
};

/** 1.1.0 of the small pack: a field and a state have new names everywhere. */
function renamed(): PackDocument {
  const rename = (document: JsonObject): Json =>
    JSON.parse(
      JSON.stringify(document)
        .replaceAll(/(record|owner|account|subject|candidate)\.members/g, "$1.people")
        .replaceAll('"members":', '"people":')
        .replaceAll('"to":"done"', '"to":"finished"')
        .replaceAll('"id":"done"', '"id":"finished"')
        .replaceAll('"state":"done"', '"state":"finished"'),
    ) as Json;
  const files = [family, workflow, "record-types/claim.json", "ledgers/points.json", "scorecards/stars.json", "reports/claims.json"];
  return pack({ ...withMigration, ...Object.fromEntries(files.map((file) => [file, rename])) }, "1.1.0");
}

describe("merging a pack", () => {
  test("follows declared renames into what the county added, and the whole still checks", () => {
    const ours = pack({
      [family]: (json) => ({ ...json, list: { ...(json.list as JsonObject), columns: [{ id: "no" }, { id: "members", field: "members" }] } }),
      [workflow]: (json) => ({
        ...json,
        states: [...members(json.states), { id: "checked", title: "复核" }],
        transitions: [
          ...members(json.transitions),
          {
            id: "check",
            title: "复核",
            from: ["done"],
            to: "checked",
            roles: ["clerk"],
            guards: [{ id: "big", when: "record.points > 2", refusal: "分数太少" }],
          },
        ],
      }),
    });
    const { merged, conflicts } = mergePacks(pack(), ours, renamed());
    expect(conflicts).toEqual([]);
    expect(checkConfiguration([merged], known)).toEqual([]);
    expect(merged.version).toBe("1.1.0");
    expect(merged.definitions["record-type"].family?.list?.columns?.[1]).toEqual({ id: "members", field: "people" });
    const transitions = merged.definitions.workflow["claim-run"]?.transitions ?? [];
    expect(transitions.find(({ id }) => id === "check")).toMatchObject({ from: ["finished"], to: "checked" });
  });

  test("refuses what merges cleanly and still contradicts itself, naming the state and the transition", () => {
    const ours = pack({
      [workflow]: (json) => ({
        ...json,
        states: [...members(json.states), { id: "kept", title: "存档", kind: "final" }],
        transitions: [...members(json.transitions), { id: "shelve", title: "归档", from: ["done"], to: "kept", roles: ["clerk"] }],
      }),
    });
    const theirs = pack(
      {
        [workflow]: (json) => ({
          ...json,
          states: [members(json.states)[0] ?? {}, { id: "closed", title: "结束", kind: "final" }],
          transitions: members(json.transitions).map((transition) => ({ ...transition, to: "closed" })),
        }),
        "reports/claims.json": () => undefined,
        "pages/work.json": () => undefined,
      },
      "1.1.0",
    );
    const { merged, conflicts } = mergePacks(pack(), ours, theirs);
    expect(openConflicts(conflicts)).toEqual([]);
    const issues = checkConfiguration([merged], known);
    const named = issues.find(({ path }) => path.startsWith("/transitions/1/from"));
    expect(named?.message["zh-CN"]).toContain("done");
    expect(named?.file).toContain("claim-run");
  });

  test("shows an edit of what upstream took away as a conflict, and goes by the choice", () => {
    const ours = pack({ "scorecards/stars.json": (json) => ({ ...json, title: "文明星级" }) });
    const theirs = pack({ "scorecards/stars.json": () => undefined }, "1.1.0");
    const open = mergePacks(pack(), ours, theirs);
    expect(open.conflicts).toMatchObject([{ definition: "small:scorecard/stars", path: "", clash: "deleted-upstream" }]);
    expect(open.merged.definitions.scorecard.stars?.title).toBe("文明星级");
    const settled = mergePacks(pack(), ours, theirs, [{ definition: "small:scorecard/stars", path: "", choice: "theirs" }]);
    expect(openConflicts(settled.conflicts)).toEqual([]);
    expect(settled.merged.definitions.scorecard.stars).toBeUndefined();
  });

  test("lets a county's own value stand where the person wrote a third one", () => {
    const title = (text: string): Readonly<Record<string, Edit>> => ({ "ledgers/points.json": (json) => ({ ...json, title: text }) });
    const [base, ours, theirs] = [pack(), pack(title("村积分")), pack(title("新积分"), "1.1.0")];
    const place = { definition: "small:ledger/points", path: "/title" };
    expect(mergePacks(base, ours, theirs).conflicts).toMatchObject([{ ...place, clash: "both-changed", base: "积分", ours: "村积分", theirs: "新积分" }]);
    const { merged } = mergePacks(base, ours, theirs, [{ ...place, choice: "edited", value: "村民新积分" }]);
    expect(merged.definitions.ledger.points?.title).toBe("村民新积分");
  });

  test("joins edits of both sides inside one expression when they do not touch", () => {
    const guard = (when: string): Readonly<Record<string, Edit>> => ({
      [workflow]: (json) => {
        const [first = {}] = members(json.transitions);
        return { ...json, transitions: [{ ...first, guards: [{ ...(members(first.guards)[0] ?? {}), when }] }] };
      },
    });
    const ours = pack(guard("others < 5 && owner.members > 0 && input.note != ''"));
    const theirs = pack(guard("others < 3 && owner.members > 1 && input.note != ''"), "1.1.0");
    const { merged, conflicts } = mergePacks(pack(), ours, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.definitions.workflow["claim-run"]?.transitions[0]?.guards?.[0]?.when).toBe("others < 5 && owner.members > 1 && input.note != ''");
  });

  test("writes a county's edits down as changes that make its pack again from the base", () => {
    const ours = pack({
      [workflow]: (json) => ({ ...json, title: "申报办理", states: [...members(json.states), { id: "extra", title: "补充" }].reverse() }),
      "scorecards/stars.json": () => undefined,
      "reports/own.json": () => ({
        id: "own",
        title: "自有",
        datasets: [{ id: "d", source: { recordType: "claim" }, columns: [{ id: "what", field: "what" }] }],
      }),
    });
    const changes = diffPacks(pack(), ours);
    expect(applyToPack(pack(), changes).hash).toBe(ours.hash);
    expect(changes.map(({ definition, operation }) => `${operation} ${definition}`)).toContain("remove small:scorecard/stars");
  });
});
