import type { Store } from "@zhili/contracts";
import { createPlatform, openUpgrade, type Platform, prepareUpgrade, publishDraft, restoreConfiguration, rollbackUpgrade } from "@zhili/platform";
import { describe, expect, test } from "vitest";
import { admin, contents, fill, office, upgrade } from "./affair-office.js";
import { secondVersion } from "./moving-pack.js";

describe("an upgrade that dies", () => {
  /** The store dies with the process after so many transactions. */
  function mortal(store: Store, transactions: number): Store {
    let left = transactions;
    return new Proxy(store, {
      get(target, name) {
        const found = Reflect.get(target, name) as unknown;
        if (name !== "withTransaction") return typeof found === "function" ? found.bind(target) : found;
        return async (work: Parameters<Store["withTransaction"]>[0]) => {
          if (left <= 0) throw new Error("dead");
          left -= 1;
          return target.withTransaction(work);
        };
      },
    });
  }

  async function dyingAt(transactions: number, what: "upgrade" | "rollback") {
    const at = await office();
    await fill(at);
    const before = await contents(at.platform.store);
    const old = at.platform.configuration().revision;
    if (what === "rollback") await upgrade(at);
    const [midway, now] = [await contents(at.platform.store), at.platform.configuration().revision];
    const draft = what === "upgrade" ? await prepareUpgrade(at.platform, admin(at), secondVersion()) : undefined;
    const dying = await createPlatform({ store: at.platform.store, vault: at.platform.vault, clock: at.clock });
    await restoreConfiguration(dying);
    const mortalPlatform: Platform = { ...dying, store: mortal(dying.store, transactions) };
    const context = { ...admin(at), configuration: dying.configuration() };
    const work =
      draft === undefined
        ? rollbackUpgrade(mortalPlatform, context, { message: "退回" })
        : publishDraft(mortalPlatform, context, { draft: draft.id, version: draft.version, message: "升级" });
    const died = await work.then(
      () => false,
      () => true,
    );
    const again = await createPlatform({ store: at.platform.store, vault: at.platform.vault, clock: at.clock });
    await restoreConfiguration(again);
    expect(await openUpgrade(again.store)).toBeUndefined();
    return { died, before, midway, after: await contents(again.store), old, now, revision: again.configuration().revision };
  }

  test("at whichever step, is at the next start either not begun or done", async () => {
    const ends = new Set<string>();
    for (let step = 0; ; step += 1) {
      const { died, before, after, old, revision } = await dyingAt(step, "upgrade");
      if (revision === old) expect(after).toEqual(before);
      else
        expect(
          after.filter((line) => line.startsWith("record:") && /"data":{[^}]*"(mobile|phone)"/.test(line)).every((line) => line.includes('"mobile":"sealed')),
        ).toBe(true);
      ends.add(revision === old ? "before" : "after");
      if (!died) break;
      expect(step).toBeLessThan(20);
    }
    expect([...ends]).toEqual(["before", "after"]);
  });

  test("in its rollback, is at the next start either still in force or back", async () => {
    const ends = new Set<string>();
    for (let step = 0; ; step += 1) {
      const { died, before, midway, after, now, revision } = await dyingAt(step, "rollback");
      expect(after).toEqual(revision === now ? midway : before);
      ends.add(revision === now ? "in force" : "back");
      if (!died) break;
      expect(step).toBeLessThan(20);
    }
    expect([...ends]).toEqual(["in force", "back"]);
  });
});
