import { ApiError, readProblem } from "./problem.js";

export const API_ROOT = "/api/v1";

type QueryValue = string | number | boolean | undefined | null;
export type Query = Readonly<Record<string, QueryValue>>;

export interface RequestOptions {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly query?: Query;
  /** Sent as JSON, or as it is when it is a FormData, or a string or file with `contentType`. */
  readonly body?: unknown;
  readonly contentType?: string;
  /** Version for `If-Match`. */
  readonly version?: number;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  readonly accept?: string;
}

const standing: { csrfToken: string | undefined; language: string; revision: string | undefined } = {
  csrfToken: undefined,
  language: "zh-CN",
  revision: undefined,
};
const listeners = { signedOut: new Set<() => void>(), revision: new Set<(revision: string) => void>() };

export function setCsrfToken(token: string | undefined): void {
  standing.csrfToken = token;
}

export function setRequestLanguage(language: string): void {
  standing.language = language;
}

/** Called when a call is answered with 401; returns the function that stops listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.signedOut.add(listener);
  return () => listeners.signedOut.delete(listener);
}

/** Called when the server has published another configuration revision. */
export function onRevision(listener: (revision: string) => void): () => void {
  listeners.revision.add(listener);
  return () => listeners.revision.delete(listener);
}

/** `/a/b?x=1`: path below the API root with its query; empty values are left out. */
export function apiUrl(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return `${API_ROOT}${path}${text === "" ? "" : `?${text}`}`;
}

/** Sends one call; resolves to the response when it is a success, else throws ApiError. */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const method = options.method ?? "GET";
  const headers = new Headers({ accept: options.accept ?? "application/json", "accept-language": standing.language });
  if (method !== "GET" && standing.csrfToken !== undefined) headers.set("x-csrf-token", standing.csrfToken);
  if (options.version !== undefined) headers.set("if-match", `"${options.version}"`);
  if (options.idempotencyKey !== undefined) headers.set("idempotency-key", options.idempotencyKey);
  const init: RequestInit = { method, headers, credentials: "same-origin", signal: options.signal ?? null };
  if (options.body !== undefined) {
    if (options.body instanceof FormData) init.body = options.body;
    else if (options.contentType !== undefined && (typeof options.body === "string" || options.body instanceof Blob)) {
      headers.set("content-type", options.contentType);
      init.body = options.body;
    } else {
      headers.set("content-type", "application/json");
      init.body = JSON.stringify(options.body);
    }
  }
  const response = await reach(apiUrl(path, options.query), init);
  noteRevision(response.headers.get("x-zhili-revision"));
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (response.status === 401 && path !== "/session") for (const listener of listeners.signedOut) listener();
  throw new ApiError(problem);
}

/** Sends one call and reads its JSON; an empty answer is undefined. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** `pack:type` as two path segments; a name without a pack stays one. */
export function refPath(ref: string): string {
  return ref.split(":").map(encodeURIComponent).join("/");
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError({ title: "network", status: 0, code: "NETWORK" });
  }
}

function noteRevision(revision: string | null): void {
  if (revision === null || revision === standing.revision) return;
  const first = standing.revision === undefined;
  standing.revision = revision;
  if (!first) for (const listener of listeners.revision) listener(revision);
}
