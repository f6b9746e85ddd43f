import { setTimeout as pause } from "node:timers/promises";
import { inject } from "vitest";

export interface OpenSession {
  readonly cookies: readonly { readonly name: string; readonly value: string; readonly url: string }[];
  readonly csrfToken: string;
}

const sessions = new Map<string, Promise<OpenSession>>();

/** The session of this person, opened when it is first wanted; waits where an address signs in too often. */
export function sessionOf(username: string): Promise<OpenSession> {
  const known = sessions.get(username) ?? open(username);
  sessions.set(username, known);
  return known;
}

async function open(username: string): Promise<OpenSession> {
  const url = inject("siteUrl");
  const password = username === "admin" ? inject("adminPassword") : inject("samplePassword");
  const body = JSON.stringify({ username, password });
  for (;;) {
    const answer = await fetch(`${url}/api/v1/session`, { method: "POST", headers: { "content-type": "application/json" }, body });
    const said = await answer.text();
    if (answer.status === 429) {
      await pause(5_000);
      continue;
    }
    if (!answer.ok) throw new Error(`${username} can't sign in: ${answer.status} ${said}`);
    const cookies = answer.headers.getSetCookie().map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    });
    return { cookies, csrfToken: (JSON.parse(said) as { csrfToken: string }).csrfToken };
  }
}
