import { changePassword, listUsers, type Platform, type RequestContext, resetPassword, systemContext } from "@zhili/platform";

/** The password that a sample person has in the journeys. */
export function passwordOf(username: string): string {
  return `Sign-in-2026-${[...username].reverse().join("")}`;
}

/** Gives sample people passwords the way it is done for real people: a one-time password, changed by its owner. */
export async function givePasswords(platform: Platform, usernames: readonly string[]): Promise<void> {
  for (const username of usernames) {
    const found = (await listUsers(platform, systemContext(platform), { q: username, limit: 200 })).items.find((user) => user.username === username);
    if (found === undefined) throw new Error(`nobody is called ${username}`);
    const { password: current } = await resetPassword(platform, systemContext(platform), { user: found.id });
    const owner: RequestContext = { ...systemContext(platform), actor: { id: found.id, name: found.name, kind: "user", grants: [] } };
    await changePassword(platform, owner, { current, next: passwordOf(username) });
  }
}
