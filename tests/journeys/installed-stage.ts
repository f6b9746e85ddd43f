import { basename } from "node:path";
import { CaseRun, createPlatform, installPacks, openVault, type Platform, type SimulatedClock, simulatedClock } from "@zhili/platform";
import { createServer } from "@zhili/server";
import { openStore } from "@zhili/store";
import { type Caller, signIn } from "./caller.js";
import { performOverHttp } from "./perform-over-http.js";
import { shippedPacks } from "./prepare-data.js";
import type { ServerPlace } from "./start-server.js";
import { NO_LIMITS, PASSWORD, settle } from "./story.js";

/** A server on a store in which `base` and the pack of a case are installed, with the world of a case and an administrator. */
export interface InstalledStage {
  readonly run: CaseRun;
  readonly platform: Platform;
  readonly clock: SimulatedClock;
  /** The server's address. */
  readonly url: string;
  /** Somebody of the case, or `admin`; signed in anew, because the clock may have moved on. */
  callerOf(person: string): Promise<Caller>;
  close(): Promise<void>;
}

/** Installs `base` and the pack of the case, makes what the case is given, and opens the door; the clock stands still until it is moved. */
export async function openInstalledStage(place: ServerPlace, start: Date, ref: string): Promise<InstalledStage> {
  const pack = ref.split(":")[0] ?? "";
  const store = await openStore(place);
  const clock = simulatedClock(start);
  const parts = { store, clock, vault: await openVault(place.folder), folder: place.folder };
  const platform = await createPlatform(parts);
  const packs = shippedPacks().filter((folder) => ["base", pack].includes(basename(folder)));
  await installPacks(platform, packs, { samples: false });
  const app = createServer({ platform, limits: NO_LIMITS });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const callerOf = (person: string) => signIn(url, person, PASSWORD);
  const act = performOverHttp((person) => callerOf(person ?? "nobody"));
  const run = await settle(new CaseRun(platform, clock, pack, { perform: act }), platform.configuration(), ref);
  return {
    run,
    platform,
    clock,
    url,
    callerOf,
    async close() {
      await app.close();
      await store.close();
    },
  };
}
