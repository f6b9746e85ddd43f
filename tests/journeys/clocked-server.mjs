// A server process like the one of `zhili serve`, but with a clock that the process which started it sets. Says its address when it
// listens; for each `{ now }` it does all work of the clock that is due, with the leases and without them, and says `{ done, failed }`.
import process from "node:process";
import { createPlatform, deliverOutbox, openVault, restoreConfiguration, runSchedules, simulatedClock, startScheduler, tick } from "@zhili/platform";
import { createServer } from "@zhili/server";
import { openStore } from "@zhili/store";

const [folder, mongodbUri, start] = process.argv.slice(2);
const clock = simulatedClock(new Date(start));
const store = await openStore({ folder, mongodbUri });
const platform = await createPlatform({ store, clock, vault: await openVault(folder), folder });
if (!(await restoreConfiguration(platform))) throw new Error("there is no configuration in this store");
const failed = [];
const scheduler = startScheduler(platform, { every: 0, onError: (job, error) => failed.push(`${job}: ${error.message}`) });
const app = createServer({ platform, limits: { general: 1_000_000, signIn: 1_000_000, objections: 1_000_000, lag: 0 } });

process.on("message", async ({ now }) => {
  clock.set(new Date(now));
  await scheduler.runOnce();
  for (const work of [tick, runSchedules, deliverOutbox]) await work(platform).catch((error) => failed.push(error.message));
  process.send({ done: now, failed: failed.splice(0) });
});
process.on("disconnect", () => process.exit());
process.send({ url: await app.listen({ port: 0, host: "127.0.0.1" }) });
