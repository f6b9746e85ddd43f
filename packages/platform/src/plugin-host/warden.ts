import { type Transferable, Worker } from "node:worker_threads";

const deaths = new Map<number, () => void>();
let warden: Worker | undefined;

/** Hands a wish to the thread that starts and stops the threads of plugins; the first wish starts it. */
export function askWarden(wish: Readonly<Record<string, unknown>>, transfer: readonly Transferable[] = []): void {
  warden ??= startWarden();
  warden.postMessage(wish, [...transfer]);
}

/** Runs once, when the thread with that number is gone. */
export function onDeath(thread: number, run: () => void): void {
  deaths.set(thread, run);
}

function startWarden(): Worker {
  const worker = new Worker(new URL("../../worker/warden.mjs", import.meta.url), { execArgv: [], argv: [] });
  worker.on("message", ({ died }: { died: number }) => {
    deaths.get(died)?.();
    deaths.delete(died);
  });
  worker.unref();
  return worker;
}
