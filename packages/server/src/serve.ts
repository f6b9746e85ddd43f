import { createPlatform, ensureFirstAdministrator, installPacks, openVault, restoreConfiguration, startScheduler } from "@zhili/platform";
import { openStore } from "@zhili/store";
import { createServer } from "./create-server.js";

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Data folder. */
  readonly folder: string;
  /** Folders of the packs that a fresh store gets. */
  readonly packs: readonly string[];
  readonly adminPassword?: string;
  readonly mongodbUri?: string;
  readonly webFolder?: string;
  say(line: string): void;
}

/** Opens the store, puts the configuration into force, and listens until a signal; answers a function that ends it. */
export async function serve(options: ServeOptions): Promise<() => Promise<void>> {
  const { folder, say } = options;
  const store = await openStore({ folder, ...(options.mongodbUri === undefined ? {} : { mongodbUri: options.mongodbUri }) });
  const platform = await createPlatform({ store, vault: await openVault(folder), folder });
  if (!(await restoreConfiguration(platform))) {
    say("Installing packs …");
    await installPacks(platform, options.packs);
  }
  const admin = await ensureFirstAdministrator(platform, options.adminPassword === undefined ? {} : { password: options.adminPassword });
  const scheduler = startScheduler(platform, { onError: (job, error) => say(`${job}: ${error instanceof Error ? error.message : String(error)}`) });
  const app = createServer({ platform, ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }) });
  await app.listen({ port: options.port, host: options.host });
  say(`Zhili 治理: http://${options.host}:${options.port}`);
  if (admin !== undefined)
    say(
      admin.oneTimePassword === undefined
        ? `Sign in as ${admin.username}.`
        : `Sign in as ${admin.username} with the one-time password ${admin.oneTimePassword}`,
    );
  return async () => {
    await app.close();
    await scheduler.stop();
    await store.close();
  };
}
