import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Json, JsonObject, ZhiliError } from "@zhili/contracts";
import { PluginEnded, PluginFailed, PluginTooLarge, PluginTooSlow } from "./errors.js";
import { askWarden, onDeath } from "./warden.js";

export interface PluginLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** What a plugin says of one contribution: its data, and which functions it has. */
export interface Described {
  readonly point: string;
  readonly name: string;
  readonly data: JsonObject;
  readonly has: readonly string[];
}

export interface Description {
  readonly apiVersion: number;
  readonly contributions: readonly Described[];
  readonly settings: JsonObject | null;
}

/** Functions of the platform that the plugin may call while one of its own runs. */
export type Callbacks = Readonly<Record<string, (...parameters: readonly never[]) => unknown>>;

export interface Request {
  readonly point: string;
  readonly type: string;
  readonly method: string;
  readonly parameters: readonly unknown[];
  /** Names of callbacks that the last parameter gets as methods: answered later, or at once. */
  readonly later?: readonly string[];
  readonly now?: readonly string[];
  /** Name of a callback that is a parameter itself, after the others. */
  readonly whole?: string;
  /** Of a prepared indicator. */
  readonly handle?: string;
  readonly callbacks?: Callbacks;
}

interface Message {
  readonly ready?: Description | null;
  readonly answers?: number;
  readonly value?: Json;
  readonly failed?: string;
  readonly askedAs?: number;
  readonly unprepared?: boolean;
  readonly ask?: number;
  readonly call?: number;
  readonly name?: string;
  readonly parameters?: readonly never[];
}

interface Pending {
  readonly contribution: string;
  readonly callbacks: Callbacks;
  /** Refusals of the platform that the plugin met; they come back as they were. */
  readonly refusals: Map<number, unknown>;
  settle(answer: { value?: Json; unprepared?: boolean } | { error: unknown }): void;
}

/** Waking up this often, the platform looks at the memory of a plugin that it waits for. */
const SLICE_MS = 25;
const MEGABYTE = 2 ** 20;
const OUT_OF_MEMORY = 1;
let threads = 0;

/**
 * One run of a plugin's code in its own thread, with a limit on memory and on the time of every call. Whatever breaks a limit ends the
 * thread: the calls under way are refused with a coded error that names the plugin, and `ended` is true from then on.
 */
export class PluginThread {
  readonly #id = ++threads;
  readonly #plugin: string;
  readonly #limits: PluginLimits;
  readonly #control = new Int32Array(new SharedArrayBuffer(12));
  readonly #port: MessagePort;
  readonly #pending = new Map<number, Pending>();
  #calls = 0;
  #ready: Message | undefined;
  #onReady: (() => void) | undefined;
  #end: unknown;

  constructor(plugin: string, entry: string, limits: PluginLimits) {
    this.#plugin = plugin;
    this.#limits = limits;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on("message", (text: string) => this.#take(JSON.parse(text) as Message));
    port1.unref();
    onDeath(this.#id, () => this.#die());
    askWarden({ start: this.#id, entry, control: this.#control, port: port2, megabytes: limits.megabytes }, [port2]);
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** Waits, asleep, until the plugin has registered. Throws PLUGIN_FAILED, PLUGIN_TOO_SLOW, PLUGIN_TOO_LARGE. */
  describe(milliseconds: number): Description {
    this.#sleepUntil(() => this.#ready !== undefined, "import", milliseconds);
    return this.#described();
  }

  /** The same without holding up anybody else. */
  async describeLater(milliseconds: number): Promise<Description> {
    if (this.#ready === undefined && !this.ended) {
      const timer = setTimeout(() => this.stop(this.#tooSlow("import", milliseconds)), milliseconds);
      this.#port.ref();
      await new Promise<void>((done) => {
        this.#onReady = done;
      });
      clearTimeout(timer);
      this.#rest();
    }
    if (this.#end !== undefined && this.#ready === undefined) throw this.#end;
    return this.#described();
  }

  /** Calls and sleeps until the answer is there: for engines, which do not wait. `undefined` when the handle is not prepared. */
  callNow(request: Request): { readonly value: Json | undefined } | undefined {
    let answer: Parameters<Pending["settle"]>[0] | undefined;
    const contribution = this.#send(request, (given) => {
      answer = given;
    });
    this.#sleepUntil(() => answer !== undefined, contribution, this.#limits.milliseconds);
    if (answer === undefined) throw this.#end;
    if ("error" in answer) throw answer.error;
    return answer.unprepared === true ? undefined : { value: answer.value };
  }

  /** Calls without holding up anybody else. */
  async call(request: Request): Promise<Json | undefined> {
    let timer: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    this.#port.ref();
    try {
      const answer = await new Promise<Parameters<Pending["settle"]>[0]>((resolve) => {
        const contribution = this.#send(request, resolve);
        timer = setTimeout(() => this.stop(this.#tooSlow(contribution, this.#limits.milliseconds)), this.#limits.milliseconds);
        const tooMuch = this.#memoryWatch();
        watch = setInterval(() => tooMuch() && this.stop(this.#tooLarge(contribution)), SLICE_MS * 2);
      });
      if ("error" in answer) throw answer.error;
      return answer.value;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.#rest();
    }
  }

  /** Ends the thread; calls under way are refused with the error. */
  stop(error: unknown): void {
    if (this.ended) return;
    this.#end = error;
    askWarden({ stop: this.#id });
    this.#port.close();
    for (const pending of [...this.#pending.values()]) pending.settle({ error });
    this.#pending.clear();
    this.#onReady?.();
  }

  #send(request: Request, settle: Pending["settle"]): string {
    if (this.#end !== undefined) throw this.#end;
    const { callbacks = {}, ...rest } = request;
    this.#calls += 1;
    const call = this.#calls;
    const contribution = `${this.#plugin}:${request.type}`;
    this.#pending.set(call, {
      contribution,
      callbacks,
      refusals: new Map(),
      settle: (answer) => {
        this.#pending.delete(call);
        settle(answer);
      },
    });
    this.#post({ call, ...rest });
    return contribution;
  }

  #post(message: unknown): void {
    this.#port.postMessage(JSON.stringify(message, (_key, value) => (typeof value === "bigint" ? Number(value) : value)));
    Atomics.add(this.#control, 1, 1);
    Atomics.notify(this.#control, 1);
  }

  #take(message: Message): void {
    if (message.ready !== undefined) {
      this.#ready = message;
      this.#onReady?.();
      return;
    }
    if (message.ask !== undefined) return void this.#answer(message, message.ask);
    const pending = this.#pending.get(message.answers ?? 0);
    if (pending === undefined) return;
    const { value, failed, askedAs, unprepared } = message;
    const refusal = askedAs === undefined ? undefined : pending.refusals.get(askedAs);
    if (refusal !== undefined) pending.settle({ error: refusal });
    else if (failed !== undefined)
      pending.settle({ error: PluginFailed({ facts: { plugin: this.#plugin, contribution: pending.contribution, reason: failed } }) });
    else pending.settle({ ...(value === undefined ? {} : { value }), ...(unprepared === undefined ? {} : { unprepared }) });
  }

  /** Answers what the plugin asks in the middle of a call; nothing once the call is over. */
  #answer({ call = 0, name = "", parameters = [] }: Message, ask: number): void {
    const pending = this.#pending.get(call);
    const refuse = (error: unknown) => {
      pending?.refusals.set(ask, error);
      if (!this.ended) this.#post({ answers: ask, failed: error instanceof Error ? error.message : String(error) });
    };
    const callback = pending !== undefined && Object.hasOwn(pending.callbacks, name) ? pending.callbacks[name] : undefined;
    const answer = (value: unknown) => {
      if (!this.ended) this.#post({ answers: ask, value });
    };
    try {
      if (callback === undefined) throw new Error(`nothing is called ${name} here`);
      const value = callback(...parameters);
      if (value instanceof Promise) value.then(answer, refuse);
      else answer(value);
    } catch (error) {
      refuse(error);
    }
  }

  #sleepUntil(done: () => boolean, contribution: string, milliseconds: number): void {
    const deadline = performance.now() + milliseconds;
    let tooMuch: (() => boolean) | undefined;
    while (!done()) {
      const seen = Atomics.load(this.#control, 0);
      const received = receiveMessageOnPort(this.#port) as { message: string } | undefined;
      if (received !== undefined) {
        this.#take(JSON.parse(received.message) as Message);
        continue;
      }
      if (Atomics.load(this.#control, 2) !== 0) this.#die(contribution);
      else if (performance.now() >= deadline) this.stop(this.#tooSlow(contribution, milliseconds));
      else if (tooMuch?.() === true) this.stop(this.#tooLarge(contribution));
      if (this.#end !== undefined) throw this.#end;
      if (Atomics.wait(this.#control, 0, seen, SLICE_MS) === "timed-out") tooMuch ??= this.#memoryWatch();
    }
  }

  /** Memory outside the engine's heap (buffers) is seen in the process alone; nothing else runs here while a plugin is waited for. */
  #memoryWatch(): () => boolean {
    const before = process.memoryUsage.rss();
    return () => process.memoryUsage.rss() - before > (this.#limits.megabytes * 2 + 64) * MEGABYTE;
  }

  #described(): Description {
    const { ready, failed = "" } = this.#ready ?? {};
    if (ready !== undefined && ready !== null) return ready;
    const error = PluginFailed({ facts: { plugin: this.#plugin, contribution: "import", reason: failed } });
    this.stop(error);
    throw error;
  }

  #die(contribution = [...this.#pending.values()][0]?.contribution ?? this.#plugin): void {
    const spent = Atomics.load(this.#control, 2) === OUT_OF_MEMORY;
    this.stop(spent ? this.#tooLarge(contribution) : PluginEnded({ facts: { plugin: this.#plugin, contribution } }));
  }

  #rest(): void {
    if (this.#pending.size === 0) this.#port.unref();
  }

  #tooSlow(contribution: string, milliseconds: number): ZhiliError {
    return PluginTooSlow({ facts: { plugin: this.#plugin, contribution, milliseconds } });
  }

  #tooLarge(contribution: string): ZhiliError {
    return PluginTooLarge({ facts: { plugin: this.#plugin, contribution, megabytes: this.#limits.megabytes } });
  }
}
