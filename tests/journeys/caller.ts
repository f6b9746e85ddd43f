import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "@zhili/contracts";

/** What came back: the status and the body read as JSON where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  readonly text: string;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is, and called JSON. */
  readonly text?: string;
  /** A file, sent as the part `file`. */
  readonly file?: { readonly name: string; readonly content: Uint8Array<ArrayBuffer> };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody at the HTTP door, signed in or not. */
export class Caller {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.#headers = headers;
  }

  /** The same person at another address of the server. */
  at(url: string): Caller {
    return new Caller(url, this.#headers);
  }

  /** Asks, and asks again with the same words as long as the server says that it is too busy. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const key = options.headers?.["idempotency-key"] ?? (method === "POST" ? randomUUID() : undefined);
    const headers = { ...options.headers, ...(key === undefined ? {} : { "idempotency-key": key }) };
    for (;;) {
      const answer = await this.#ask(method, path, { ...options, headers });
      if (answer.status !== 503) return answer;
      await pause(200);
    }
  }

  async #ask(method: string, path: string, { body, text: sent, file, headers = {} }: CallOptions): Promise<Answer> {
    const form = new FormData();
    if (file !== undefined) form.set("file", new Blob([file.content]), file.name);
    const payload = sent ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...this.#headers, ...(payload === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(file !== undefined ? { body: form } : payload === undefined ? {} : { body: payload }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, body: json ? (JSON.parse(text) as JsonObject) : {}, text, headers: response.headers };
  }

  get(path: string, options: CallOptions = {}): Promise<Answer> {
    return this.call("GET", path, options);
  }

  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.call("POST", path, { body, headers });
  }

  /** As `call`, and throws what was said when it was refused. */
  async must(method: string, path: string, options: CallOptions = {}): Promise<JsonObject> {
    const answer = await this.call(method, path, options);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
}

/** Signs in as a program does and answers the person with their token. */
export async function signIn(url: string, username: string, password: string): Promise<Caller> {
  const { token } = await new Caller(url).must("POST", "/session", { body: { username, password, as: "token" } });
  return new Caller(url, { authorization: `Bearer ${String(token)}` });
}
