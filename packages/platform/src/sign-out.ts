import { SESSIONS, sessionId } from "./identity/session.js";
import { forgetSessions } from "./identity/session-cache.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/** Ends the session of the secret; nothing happens when it has ended already. */
export async function signOut(platform: Platform, context: RequestContext, token: string): Promise<void> {
  await runUnit(platform, context, async (unit) => {
    const session = sessionId(token);
    if ((await unit.tx.deleteOne(SESSIONS, { id: session })) === 0) return;
    unit.events.push({ type: "signed-out", session });
    unit.audit("session.end", { type: "user", id: context.actor.id }, {});
  });
  forgetSessions(platform);
}
