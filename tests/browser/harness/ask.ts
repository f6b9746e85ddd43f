import type { JsonObject } from "@zhili/contracts";
import { inject } from "vitest";
import { sessionOf } from "./session-of.js";

/** Asks the server as this person, for what a journey begins with; throws what was said when it is refused. */
export async function ask(username: string, method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown, version?: number): Promise<JsonObject> {
  const { cookies, csrfToken } = await sessionOf(username);
  const headers: Record<string, string> = {
    cookie: cookies.map((one) => `${one.name}=${one.value}`).join("; "),
    "x-csrf-token": csrfToken,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(version === undefined ? {} : { "if-match": `"${version}"` }),
  };
  const answer = await fetch(`${inject("siteUrl")}/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} as ${username}: ${answer.status} ${text}`);
  return (text === "" ? {} : JSON.parse(text)) as JsonObject;
}

/** The first records of a type that this person sees, by title. */
export async function idsByTitle(username: string, type: string, query = "limit=100"): Promise<Map<string, string>> {
  const { items } = (await ask(username, "GET", `/records/${type}?${query}`)) as unknown as { items: readonly { id: string; title: string }[] };
  return new Map(items.map((one) => [one.title, one.id]));
}
