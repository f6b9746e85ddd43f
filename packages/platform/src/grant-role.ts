import type { Grant, Issue, JsonObject, OrgUnit } from "@zhili/contracts";
import { AccessUnknownRole, checkExclusive, checkGrantLevel } from "@zhili/engine/access";
import { askingIn } from "./access/asking.js";
import { grantsOf } from "./identity/actor-of.js";
import { GrantDatesWrong, GrantPlaceNeeded, GrantRefused, OwnGrant } from "./identity/errors.js";
import { administering, holdsFirstRight, useFirstRight } from "./identity/first-right.js";
import { accountsDenied, mayManageAccounts } from "./identity/require-account-right.js";
import { forgetSessions } from "./identity/session-cache.js";
import { GRANTS, getUser } from "./identity/user.js";
import { EVERYWHERE, type GrantView, grantViews } from "./identity/user-view.js";
import type { Platform, RequestContext } from "./platform.js";
import { orgUnit } from "./records/org-unit.js";
import { runUnit } from "./unit/run-unit.js";
import type { Unit } from "./unit/unit.js";

export interface GrantRequest {
  readonly user: string;
  /** `pack:id`. */
  readonly role: string;
  /** Absent for everywhere, which only the three administrators can be granted. */
  readonly orgUnit?: string;
  /** YYYY-MM-DD, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** Where a grant holds: an org unit with what is below it, or everywhere. */
export type GrantPlace = Pick<OrgUnit, "id" | "path" | "level">;

/**
 * Gives somebody a role for an org unit and what is below it. Nobody grants to themselves; the three administrators and roles that
 * exclude each other are kept apart. Throws IDENTITY_NOT_ALLOWED, IDENTITY_OWN_GRANT, IDENTITY_GRANT_REFUSED, IDENTITY_GRANT_DATES_WRONG,
 * IDENTITY_GRANT_PLACE_NEEDED, IDENTITY_USER_NOT_FOUND, ORG_UNIT_UNKNOWN, ACCESS_UNKNOWN_ROLE.
 */
export async function grantRole(platform: Platform, context: RequestContext, request: GrantRequest): Promise<GrantView> {
  const view = await runUnit(platform, context, async (unit) => {
    const place = await placeOf(unit, request);
    await requireGranting(unit, request, place);
    const grant = await addGrant(unit, request, place);
    const [shown] = await grantViews(unit.tx, unit.configuration, context.language, [grant]);
    return shown ?? { ...grant, title: grant.role, orgUnitName: place.id };
  });
  forgetSessions(platform);
  return view;
}

async function placeOf(unit: Unit, request: GrantRequest): Promise<GrantPlace> {
  if (request.orgUnit !== undefined) return orgUnit(unit.tx, request.orgUnit);
  const role = unit.configuration.roleDefinitions.get(request.role)?.definition;
  if (role !== undefined && (role.administers === undefined || role.levels !== undefined)) throw GrantPlaceNeeded({ facts: { role: role.title } });
  return EVERYWHERE;
}

async function requireGranting(unit: Unit, request: GrantRequest, place: GrantPlace): Promise<void> {
  const own = request.user === unit.context.actor.id;
  if (mayManageAccounts(unit, "grant", { orgPath: place.path, orgUnit: place.id })) {
    if (own) throw OwnGrant();
    return;
  }
  if (!(await holdsFirstRight(askingIn(unit))) || !administering(unit.configuration, "security").includes(request.role)) throw accountsDenied(unit, "grant");
  if (own) throw OwnGrant();
  await useFirstRight(unit.tx, unit.now);
}

/** Adds a grant whose giver was checked before. Throws IDENTITY_GRANT_REFUSED, IDENTITY_GRANT_DATES_WRONG, ACCESS_UNKNOWN_ROLE. */
export async function addGrant(unit: Unit, request: Omit<GrantRequest, "orgUnit">, place: GrantPlace): Promise<Grant> {
  const user = await getUser(unit.tx, request.user);
  const placed = unit.configuration.roleDefinitions.get(request.role);
  if (placed === undefined) throw AccessUnknownRole({ facts: { role: request.role } });
  if (request.from !== undefined && request.to !== undefined && request.to < request.from) throw GrantDatesWrong();
  const grant: Grant = {
    id: unit.nextId(),
    user: user.id,
    role: request.role,
    orgUnit: place.id,
    orgPath: place.path,
    ...(request.from === undefined ? {} : { from: request.from }),
    ...(request.to === undefined ? {} : { to: request.to }),
  };
  const standing = (await grantsOf(unit.tx, user.id)).filter((one) => (one.to ?? unit.today) >= unit.today && unit.configuration.roleDefinitions.has(one.role));
  const level = checkGrantLevel(placed, place.level);
  const found: Issue[] = [...(level === undefined ? [] : [level]), ...clashesOf(unit, standing, grant)];
  const [first] = found;
  if (first !== undefined) throw GrantRefused({ facts: { reason: first.message["zh-CN"], reasonEn: first.message.en }, issues: found });
  await unit.tx.insertOne(GRANTS, grant as unknown as JsonObject & { id: string });
  unit.audit(
    "grant.give",
    { type: "user", id: user.id },
    { grant: grant.id, role: grant.role, orgUnit: grant.orgUnit, from: grant.from ?? null, to: grant.to ?? null },
    grant.orgPath,
  );
  return grant;
}

/** Clashes of the new grant only: those that stand already don't get in its way. */
function clashesOf(unit: Unit, standing: readonly Grant[], grant: Grant): Issue[] {
  const found = checkExclusive([...unit.configuration.roleDefinitions.values()], [...standing, grant]);
  return found.filter(({ path }) => path === `/${standing.length}` || path.startsWith(`/${standing.length}/`));
}
