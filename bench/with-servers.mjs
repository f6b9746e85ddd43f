import { prepareFolder } from "./prepare-folder.mjs";
import { startProcess } from "./processes/start-process.mjs";

/** Prepares a folder, starts the product on it and the floor beside it, and takes both away again after the work. */
export async function withServers(settings, work) {
  const prepared = await prepareFolder(settings);
  const ours = await startProcess("./ours.mjs", { folder: prepared.folder });
  const floor = await startProcess("./floor.mjs", { records: settings.records ?? 0 });
  try {
    return await work({ ours, floor, ids: prepared.ids, headersOf: (place) => ({ authorization: `Bearer ${prepared.tokens[place]}` }) });
  } finally {
    await Promise.all([ours.stop(), floor.stop()]);
    prepared.remove();
  }
}
