// The product on a folder that is there already: the real server with its sessions, defences and problems, rate limits out of the way.
// The clock's work (delivery of messages, deadlines) does not run: it is other work than that of the requests.
import { createPlatform, openVault, restoreConfiguration } from "@zhili/platform";
import { createServer } from "@zhili/server";
import { openStore } from "@zhili/store";
import { answerRunner } from "./answer-runner.mjs";

const { folder } = JSON.parse(process.argv[2]);
const store = await openStore({ folder });
const platform = await createPlatform({ store, vault: await openVault(folder), folder });
await restoreConfiguration(platform);
const app = createServer({ platform, limits: { general: 1e9, lag: 0 } });
const url = await app.listen({ port: Number(process.env.BENCH_PORT ?? 0), host: "127.0.0.1" });
answerRunner(url, async () => {
  await app.close();
  await store.close();
});
