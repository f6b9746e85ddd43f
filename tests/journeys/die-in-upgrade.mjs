// Upgrades, or rolls back, over a data folder and kills its own process hard after so many transactions of the upgrade itself.
import process from "node:process";
import {
  createPlatform,
  openVault,
  prepareUpgrade,
  publishDraft,
  readPackDocument,
  restoreConfiguration,
  rollbackUpgrade,
  systemContext,
} from "@zhili/platform";
import { openStore } from "@zhili/store";

const [folder, mongodbUri, pack, after] = process.argv.slice(2);
const store = await openStore({ folder, ...(mongodbUri === "" ? {} : { mongodbUri }) });
const platform = await createPlatform({ store, vault: await openVault(folder), folder });
await restoreConfiguration(platform);
const work = pack === "rollback" ? () => rollbackUpgrade(platform, systemContext(platform), { message: "back" }) : await prepared(await readPackDocument(pack));

let left = Number(after);
const { withTransaction } = store;
store.withTransaction = async (unit) => {
  if (left === 0) process.kill(process.pid, "SIGKILL");
  left -= 1;
  return withTransaction.call(store, unit);
};
await work();
await store.close();

async function prepared(newer) {
  const { id, version } = await prepareUpgrade(platform, systemContext(platform), newer);
  return () => publishDraft(platform, systemContext(platform), { draft: id, version, message: "upgrade" });
}
