import { fileURLToPath } from "node:url";
import {
  changePassword,
  createPlatform,
  installPacks,
  listUsers,
  openVault,
  type Platform,
  type RequestContext,
  resetPassword,
  systemContext,
} from "@zhili/platform";
import { openStore } from "@zhili/store";

/** Fills a data folder with shipped packs and their samples, and gives every sample person this password. */
export async function preparePeople(folder: string, password: string, packs: readonly string[] = ["base", "resettlement", "border"]): Promise<string[]> {
  const store = await openStore({ folder });
  try {
    const platform = await createPlatform({ store, vault: await openVault(folder), folder });
    await installPacks(
      platform,
      packs.map((name) => fileURLToPath(new URL(`../../../templates/${name}`, import.meta.url))),
    );
    return await givePasswords(platform, password);
  } finally {
    await store.close();
  }
}

/** Gives everybody who has an account this password; answers their names. */
export async function givePasswords(platform: Platform, password: string): Promise<string[]> {
  const { items } = await listUsers(platform, systemContext(platform), { limit: 200 });
  for (const { id, name } of items) {
    const { password: current } = await resetPassword(platform, systemContext(platform), { user: id });
    const owner: RequestContext = { ...systemContext(platform), actor: { id, name, kind: "user", grants: [] } };
    await changePassword(platform, owner, { current, next: password });
  }
  return items.map((one) => one.username);
}
