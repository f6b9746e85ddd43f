import { applyPacks, createPlatform, createVault, prepareUpgrade, rehearseDraft, systemContext } from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import { describe, expect, it } from "vitest";
import { secondVersion, shippedVersion } from "../second-versions/second-version.js";

describe.each(["resettlement", "border"])("the second version of %s", (id) => {
  it("contradicts nothing and keeps every case green", async () => {
    const platform = await createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(3)) });
    await applyPacks(platform, [await shippedVersion("base"), await shippedVersion(id)]);
    const draft = await prepareUpgrade(platform, systemContext(platform), await secondVersion(id));
    const counted = new Set<number>();
    const progress = (_what: string, _done: number, of: number) => void counted.add(of);
    const rehearsal = await rehearseDraft(platform, systemContext(platform), draft.id, { progress });
    expect(rehearsal.issues.map(({ file, path, message }) => `${file} ${path} ${message.en}`)).toEqual([]);
    expect(rehearsal.red.map(({ ref, message }) => `${ref}: ${message?.en}`)).toEqual([]);
    expect(Math.max(...counted)).toBeGreaterThan(20);
    await platform.store.close();
  });
});
