import type { Grant, Language, StoreReader } from "@zhili/contracts";
import type { Asking } from "../access/asking.js";
import type { Configuration } from "../configuration/configuration.js";
import { translateDefinition } from "../configuration/translate.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { locksOf } from "./sign-in-attempts.js";
import { GRANTS, type User } from "./user.js";

/** Place of a grant that holds over every org unit there is and will be. */
export const EVERYWHERE = { id: "", path: "/", level: "" } as const;
const EVERYWHERE_NAME = { "zh-CN": "全部辖区", en: "Everywhere" } as const;

export interface GrantView extends Grant {
  readonly title: string;
  readonly orgUnitName: string;
  readonly administers?: "system" | "security" | "audit";
}

export interface UserView extends Omit<User, "passwordHash" | "usernameFolded"> {
  readonly mustChangePassword: boolean;
  /** Nobody can sign in with it before a password is set. */
  readonly hasPassword: boolean;
  /** Nobody can sign in before, because of wrong passwords. */
  readonly lockedUntil?: string;
  readonly grants: readonly GrantView[];
}

export function userView(user: User, grants: readonly GrantView[], lockedUntil?: string): UserView {
  const { passwordHash, usernameFolded: _folded, ...shown } = user;
  return {
    ...shown,
    mustChangePassword: user.mustChangePassword === true,
    hasPassword: passwordHash !== undefined,
    grants,
    ...(lockedUntil === undefined ? {} : { lockedUntil }),
  };
}

/** Accounts with their grants and locks. */
export async function userViews({ reader, configuration, context, now }: Asking, users: readonly User[]): Promise<UserView[]> {
  const grants = (await reader.find(GRANTS, { user: { $in: users.map((user) => user.id) } }, { limit: 10_000 })).items as unknown as Grant[];
  const views = await grantViews(reader, configuration, context.language, grants);
  const locks = await locksOf(
    reader,
    users.map((user) => user.usernameFolded),
    now,
  );
  return users.map((user) =>
    userView(
      user,
      views.filter((grant) => grant.user === user.id),
      locks.get(user.usernameFolded),
    ),
  );
}

/** Title of a role in the reader's language; the reference itself when the role is not there any more. */
export function roleTitle(configuration: Configuration, ref: string, language: Language): string {
  const placed = configuration.roleDefinitions.get(ref);
  const pack = configuration.packs.find((one) => one.manifest.id === placed?.pack);
  if (placed === undefined || pack === undefined) return ref;
  return translateDefinition(pack, "role", placed.definition.id, placed.definition, language).title;
}

export async function grantViews(reader: StoreReader, configuration: Configuration, language: Language, grants: readonly Grant[]): Promise<GrantView[]> {
  const places = await reader.getMany(ORG_UNITS, [...new Set(grants.map((grant) => grant.orgUnit).filter((id) => id !== ""))]);
  const names = new Map(places.map((place) => [place.id, String(place.name)]));
  return grants.map((grant) => {
    const administers = configuration.roleDefinitions.get(grant.role)?.definition.administers;
    return {
      ...grant,
      title: roleTitle(configuration, grant.role, language),
      orgUnitName: grant.orgUnit === EVERYWHERE.id ? EVERYWHERE_NAME[language] : (names.get(grant.orgUnit) ?? ""),
      ...(administers === undefined ? {} : { administers }),
    };
  });
}
