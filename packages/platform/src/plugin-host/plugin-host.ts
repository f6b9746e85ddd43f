import type { Json, ZhiliError } from "@zhili/contracts";
import { PluginEnded, PluginSetAside, PluginTooLarge, PluginTooSlow } from "./errors.js";
import { type Description, type PluginLimits, PluginThread, type Request } from "./plugin-thread.js";

/** Loading may take longer than a call: the machine may be busy with its own start. */
const LOAD_MS = 30_000;
/** A plugin that was stopped so often in a row is not started again. */
export const MOST_STOPS = 3;

/** A plugin in force: its thread, started again after it was stopped, until that has happened too often. */
export class PluginHost {
  readonly id: string;
  readonly #entry: string;
  readonly #limits: PluginLimits;
  #thread: PluginThread;
  #stops = 0;

  constructor(id: string, entry: string, limits: PluginLimits) {
    this.id = id;
    this.#entry = entry;
    this.#limits = limits;
    this.#thread = new PluginThread(id, entry, limits);
  }

  /** What the plugin registers. */
  describe(): Promise<Description> {
    return this.#thread.describeLater(LOAD_MS);
  }

  callNow(request: Request): { readonly value: Json | undefined } | undefined {
    try {
      const answer = this.#running().callNow(request);
      // Preparing anew is what follows a stop; it says nothing yet.
      if (answer !== undefined && request.method !== "prepare") this.#stops = 0;
      return answer;
    } catch (error) {
      throw this.#counted(error);
    }
  }

  async call(request: Request): Promise<Json | undefined> {
    try {
      const answer = await this.#running().call(request);
      this.#stops = 0;
      return answer;
    } catch (error) {
      throw this.#counted(error);
    }
  }

  /** Ends the plugin for good. */
  close(): void {
    this.#stops = MOST_STOPS;
    this.#thread.stop(this.#setAside());
  }

  #running(): PluginThread {
    if (this.#stops >= MOST_STOPS) throw this.#setAside();
    if (this.#thread.ended) {
      this.#thread = new PluginThread(this.id, this.#entry, this.#limits);
      this.#thread.describe(LOAD_MS);
    }
    return this.#thread;
  }

  #counted(error: unknown): unknown {
    if ([PluginTooSlow, PluginTooLarge, PluginEnded].some((kind) => kind.is(error))) this.#stops += 1;
    return error;
  }

  #setAside(): ZhiliError {
    return PluginSetAside({ facts: { plugin: this.id, times: MOST_STOPS } });
  }
}
