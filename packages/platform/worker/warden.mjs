// Starts the threads of plugins and says at once, also to a main thread that waits, when one of them dies and why.
import { parentPort, Worker } from "node:worker_threads";

const threads = new Map();
const OUT_OF_MEMORY = 1;
const ENDED = 2;

parentPort.on("message", ({ start, stop, control, ...parts }) => {
  if (stop !== undefined) return void threads.get(stop)?.terminate();
  const { entry, port, megabytes } = parts;
  const worker = new Worker(new URL("./run-plugin.mjs", import.meta.url), {
    workerData: { entry, control, port },
    transferList: [port],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 8 },
    // What the machine's environment holds (passwords of the database) is no business of a plugin's.
    env: {},
    argv: [],
    execArgv: [],
  });
  threads.set(start, worker);
  const died = (cause, reason) => {
    if (!threads.delete(start)) return;
    Atomics.store(control, 2, cause);
    Atomics.add(control, 0, 1);
    Atomics.notify(control, 0);
    parentPort.postMessage({ died: start, reason });
  };
  worker.on("error", (error) => died(error?.code === "ERR_WORKER_OUT_OF_MEMORY" ? OUT_OF_MEMORY : ENDED, String(error?.message ?? error)));
  worker.on("exit", () => died(ENDED, "exit"));
});
