import { Worker } from "node:worker_threads";
import { StoreUnavailable } from "../errors.js";
import type { SqlRow, SqlValue } from "./driver.js";
import { storeError } from "./store-error.js";

/** Rows of a long statement and the milliseconds that it took there. */
export interface ScanResult {
  readonly rows: SqlRow[];
  readonly took: number;
}

interface Waiting {
  readonly resolve: (result: ScanResult) => void;
  readonly reject: (error: unknown) => void;
}

/** A worker thread with its own connection, started at first use; it does not keep the process alive when idle. */
export class ScanThread {
  readonly #workerData: { readonly file: string; readonly pragmas: readonly string[] };
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(file: string, pragmas: readonly string[]) {
    this.#workerData = { file, pragmas };
  }

  /** How many statements are under way or queued. */
  get load(): number {
    return this.#waiting.size;
  }

  all(sql: string, parameters: readonly SqlValue[]): Promise<ScanResult> {
    return this.#ask({ sql, parameters });
  }

  /** Runs statements on a writing connection of the thread's own; the caller sees to it that nothing else writes. */
  async run(script: readonly string[]): Promise<void> {
    await this.#ask({ script });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(message: object): Promise<ScanResult> {
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      if (this.#waiting.size === 0) worker.ref();
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...message });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./scan-worker.js", import.meta.url), { workerData: this.#workerData });
    worker.on("message", (answer: { id: number; rows: SqlRow[]; took: number; message?: string }) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) worker.unref();
      if (answer.message === undefined) waiting?.resolve(answer);
      else waiting?.reject(storeError(new Error(answer.message)));
    });
    worker.on("error", (error) => this.#fail(worker, error));
    worker.on("exit", () => this.#fail(worker, new Error("the scan thread ended")));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #fail(worker: Worker, cause: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.reject(StoreUnavailable({ facts: { reason: cause.message }, cause }));
  }
}
