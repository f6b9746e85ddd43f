import type { Actor, Language, OrgUnit } from "@zhili/contracts";
import type { Asking } from "../access/asking.js";
import { holdsSamples } from "../fixtures/samples-mark.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { holdsFirstRight } from "./first-right.js";
import type { User } from "./user.js";
import { grantViews } from "./user-view.js";

/** The signed-in person, for themselves. */
export interface Me {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly personId?: string;
  readonly roles: readonly {
    readonly role: string;
    readonly title: string;
    readonly orgUnit: string;
    readonly orgUnitName: string;
    readonly from?: string;
    readonly to?: string;
  }[];
  readonly language: Language;
  readonly mustChangePassword: boolean;
  readonly orgUnits: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  /** People and matters made up for a trial were loaded here. */
  readonly samples: boolean;
  readonly may: { readonly configure: boolean; readonly grant: boolean; readonly audit: boolean };
}

export async function describeMe(asking: Asking, user: User, actor: Actor): Promise<Me> {
  const grants = await grantViews(asking.reader, asking.configuration, asking.context.language, actor.grants);
  const ids = [...new Set(actor.grants.map((grant) => grant.orgUnit).filter((id) => id !== ""))];
  const places = (await asking.reader.getMany(ORG_UNITS, ids)) as unknown as OrgUnit[];
  const may = (action: string, subject: string) => asking.ability.can(action, subject).allowed;
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    ...(user.personId === undefined ? {} : { personId: user.personId }),
    roles: grants.map(({ role, title, orgUnit, orgUnitName, from, to }) => ({
      role,
      title,
      orgUnit,
      orgUnitName,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })),
    language: user.language,
    mustChangePassword: user.mustChangePassword === true,
    orgUnits: places.map(({ id, name, path }) => ({ id, name, path })),
    samples: await holdsSamples(asking.reader),
    may: {
      configure: may("configure", "configuration"),
      grant: may("grant", "users") || (await holdsFirstRight(asking)),
      audit: may("audit", "audit"),
    },
  };
}
