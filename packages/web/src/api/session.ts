import { ApiError } from "./problem.js";
import { request, setCsrfToken } from "./request.js";
import type { Session } from "./types.js";

const SIGNED_IN_COOKIE = "zhili_signed_in";

/** Who is signed in; null when nobody is. Nothing is asked where nobody has signed in. */
export async function readSession(): Promise<Session | null> {
  if (!document.cookie.split("; ").some((one) => one.startsWith(`${SIGNED_IN_COOKIE}=`))) return null;
  try {
    return keep(await request<Session>("/session"));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

export async function signIn(username: string, password: string): Promise<Session> {
  return keep(await request<Session>("/session", { method: "POST", body: { username, password } }));
}

export async function signOut(): Promise<void> {
  await request<void>("/session", { method: "DELETE" });
  setCsrfToken(undefined);
}

export async function changePassword(current: string, next: string): Promise<void> {
  await request<void>("/session/password", { method: "POST", body: { current, next } });
}

function keep(session: Session): Session {
  setCsrfToken(session.csrfToken);
  return session;
}
