import type { ServerResponse } from "node:http";
import type { Language } from "@zhili/contracts";
import { type Platform, type PlatformEvent, type ResumedSession, visibleEvents, watchSession } from "@zhili/platform";

/** Events that come together are looked at together. */
const GATHER_MS = 100;
const MOST_WAITING_BYTES = 1024 * 1024;

export interface Listener {
  readonly response: ServerResponse;
  readonly token: string;
  readonly session: ResumedSession;
  readonly language: Language;
}

/** One open page: gets the events that its person may know of, for as long as the session lasts. */
export class EventStream {
  readonly #platform: Platform;
  readonly #listener: Listener;
  #waiting: PlatformEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(platform: Platform, listener: Listener) {
    this.#platform = platform;
    this.#listener = listener;
  }

  get sessionId(): string {
    return this.#listener.session.session.id;
  }

  offer(event: PlatformEvent): void {
    if (event.type === "signed-out") {
      if (this.#concerns(event)) this.close();
      return;
    }
    this.#waiting.push(event);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flushing = this.#flushing.then(() => this.#flush()).catch(() => this.close());
    }, GATHER_MS).unref();
  }

  /** A sign of life, which also finds out that the session has ended elsewhere or was left alone. */
  async beat(): Promise<void> {
    if ((await watchSession(this.#platform, this.#listener.token)) === undefined) this.close();
    else this.#write(":\n\n");
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#listener.response.end();
  }

  #concerns(event: Extract<PlatformEvent, { type: "signed-out" }>): boolean {
    if ("session" in event) return event.session === this.sessionId;
    return event.user === this.#listener.session.actor.id && event.except !== this.sessionId;
  }

  async #flush(): Promise<void> {
    const events = this.#waiting;
    this.#waiting = [];
    const session = await watchSession(this.#platform, this.#listener.token);
    if (session === undefined) return this.close();
    const context = { actor: session.actor, language: this.#listener.language, configuration: this.#platform.configuration() };
    for (const event of await visibleEvents(this.#platform, context, events)) this.#write(asText(event));
  }

  #write(text: string): void {
    const { response } = this.#listener;
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
  }
}

function asText(event: PlatformEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(shown(event))}\n\n`;
}

function shown(event: PlatformEvent): object {
  switch (event.type) {
    case "revision":
      return { revision: event.revision };
    case "record":
      return { type: event.recordType, id: event.id, version: event.version };
    case "task":
      return { id: event.id };
    case "cases":
      return { draft: event.draft, done: event.done, of: event.of };
    case "signed-out":
      return {};
  }
}
