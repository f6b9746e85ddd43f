import type { Filter, Issue, OrgUnit } from "@zhili/contracts";
import { checkExclusive } from "@zhili/engine/access";
import { addGrant, type GrantPlace } from "./grant-role.js";
import { grantsOf } from "./identity/actor-of.js";
import { administering, BEGINNINGS, FIRST_ADMINISTRATOR } from "./identity/first-right.js";
import { firstWorkingRoles } from "./identity/first-working-roles.js";
import { oneTimePassword } from "./identity/one-time-password.js";
import { hashPassword } from "./identity/password-hash.js";
import { checkPassword } from "./identity/password-rules.js";
import { USERS, userDocument } from "./identity/user.js";
import { EVERYWHERE } from "./identity/user-view.js";
import type { Platform } from "./platform.js";
import { ORG_UNITS } from "./records/org-unit.js";
import { systemContext } from "./tick.js";
import { runUnit } from "./unit/run-unit.js";
import type { Unit } from "./unit/unit.js";

export const FIRST_USERNAME = "admin";

export interface FirstAdministrator {
  readonly username: string;
  /** Present when it was made up just now: to be shown once, and changed at the first sign-in. */
  readonly oneTimePassword?: string;
  /** What is weak about the password that was given; it is taken all the same, because whoever runs the server chose it. */
  readonly weak?: readonly Issue[];
}

/**
 * Makes the account `admin` of a fresh installation, once; afterwards answers nothing. It administers the system, and security too when
 * the roles allow both; otherwise it may appoint one security administrator. It also holds the working roles that packs name as the first.
 */
export async function ensureFirstAdministrator(platform: Platform, options: { password?: string } = {}): Promise<FirstAdministrator | undefined> {
  if ((await platform.store.get(BEGINNINGS, FIRST_ADMINISTRATOR)) !== undefined) return undefined;
  const password = options.password ?? oneTimePassword();
  const passwordHash = await hashPassword(password);
  const made = await runUnit(platform, systemContext(platform), async (unit) => {
    if ((await unit.tx.get(BEGINNINGS, FIRST_ADMINISTRATOR)) !== undefined) return false;
    const id = unit.nextId();
    await unit.tx.insertOne(BEGINNINGS, { id: FIRST_ADMINISTRATOR, user: id, at: unit.now });
    await unit.tx.insertOne(
      USERS,
      userDocument({
        id,
        username: FIRST_USERNAME,
        usernameFolded: FIRST_USERNAME,
        name: "管理员",
        passwordHash,
        language: "zh-CN",
        status: "active",
        mustChangePassword: options.password === undefined,
        createdAt: unit.now,
      }),
    );
    unit.audit("user.create", { type: "user", id }, { username: FIRST_USERNAME, first: true });
    await giveAdministration(unit, id);
    for (const { role, place } of await firstWorkingRoles(unit)) await giveIfAllowed(unit, id, role, place);
    return true;
  });
  if (!made) return undefined;
  if (options.password === undefined) return { username: FIRST_USERNAME, oneTimePassword: password };
  const weak = checkPassword(password, FIRST_USERNAME);
  return { username: FIRST_USERNAME, ...(weak.length === 0 ? {} : { weak }) };
}

/** Administration holds everywhere, whatever roots the tree of org units has or gets; a role that is bound to levels holds at each root of them. */
async function giveAdministration(unit: Unit, user: string): Promise<void> {
  for (const side of ["system", "security"] as const) {
    const [role = ""] = administering(unit.configuration, side);
    const levels = unit.configuration.roleDefinitions.get(role)?.definition.levels;
    const places = levels === undefined ? [EVERYWHERE] : await rootsAt(unit, levels);
    if (role !== "") for (const place of places) await giveIfAllowed(unit, user, role, place);
  }
}

async function rootsAt(unit: Unit, levels: readonly string[]): Promise<OrgUnit[]> {
  const roots: Filter = { parentId: { $exists: false }, level: { $in: [...levels] } };
  return (await unit.tx.find(ORG_UNITS, roots, { sort: [{ path: "path", direction: "asc" }], limit: 1_000 })).items as unknown as OrgUnit[];
}

/** Gives the role unless it excludes one that the account has. */
async function giveIfAllowed(unit: Unit, user: string, role: string, place: GrantPlace): Promise<void> {
  const standing = await grantsOf(unit.tx, user);
  const wanted = { id: "", user, role, orgUnit: place.id, orgPath: place.path };
  if (checkExclusive([...unit.configuration.roleDefinitions.values()], [...standing, wanted]).length > 0) return;
  await addGrant(unit, { user, role }, place);
}
