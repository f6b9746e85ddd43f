import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createPlatform, openVault, type Platform, type RequestContext, restoreConfiguration, systemContext } from "@zhili/platform";
import { openStore } from "@zhili/store";
import { NoData, NothingInstalled } from "./errors.js";
import { openPlugins } from "./open-plugins.js";

/** Where the data is, as the environment says. */
export interface DataPlace {
  readonly folder: string;
  readonly mongodbUri?: string;
}

export function dataPlace(): DataPlace {
  const { ZHILI_DATA, MONGODB_URI } = process.env;
  const folder = ZHILI_DATA === undefined || ZHILI_DATA === "" ? "./.zhili" : ZHILI_DATA;
  return { folder, ...(MONGODB_URI === undefined || MONGODB_URI === "" ? {} : { mongodbUri: MONGODB_URI }) };
}

/** Is there a store? A database may always be asked. */
export function hasData({ folder, mongodbUri }: DataPlace): boolean {
  return mongodbUri !== undefined || existsSync(join(folder, "zhili.db"));
}

/**
 * Opens the platform over the data, does the work, and closes it whatever happens. `fresh` may begin with nothing; otherwise throws
 * CLI_NO_DATA or CLI_NOTHING_INSTALLED. Throws STORE_LOCKED while a server uses the folder.
 */
export async function withPlatform<T>(work: (platform: Platform) => Promise<T>, options: { fresh?: boolean } = {}): Promise<T> {
  const place = dataPlace();
  if (options.fresh !== true && !hasData(place)) throw NoData({ facts: { folder: place.folder } });
  const store = await openStore(place);
  try {
    const { registry } = await openPlugins(place.folder);
    const platform = await createPlatform({ store, vault: await openVault(place.folder), folder: place.folder, registry });
    if (!(await restoreConfiguration(platform)) && options.fresh !== true) throw NothingInstalled();
    return await work(platform);
  } finally {
    await store.close();
  }
}

/** The command line acts as the system; the audit trail names the account of the machine that ran it. */
export function commandLineContext(platform: Platform): RequestContext {
  return { ...systemContext(platform), address: `command line, ${accountName()}` };
}

/** Name of the account of the machine; its number where the machine has no name for it. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "");
  }
}
