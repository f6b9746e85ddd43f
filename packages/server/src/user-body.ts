import type { GrantView, UserView } from "@zhili/platform";

/** An account as it is answered over HTTP. */
export function userBody({ status, grants, ...user }: UserView) {
  return {
    ...user,
    disabled: status === "disabled",
    roles: grants.map(({ role, title, orgUnit, orgUnitName, from, to }) => ({ role, title, orgUnit, orgUnitName, from, to })),
  };
}

/** A grant as it is answered over HTTP. */
export function grantBody({ id, role, title, orgUnit, orgUnitName, from, to, administers }: GrantView) {
  return { id, role, roleTitle: title, orgUnit, orgUnitName, from, to, administers };
}
