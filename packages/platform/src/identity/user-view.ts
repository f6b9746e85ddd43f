import type { Grant, Language, StoreReader } from "@zhili/contracts";
import type { Configuration } from "../configuration/configuration.js";
import { translateDefinition } from "../configuration/translate.js";
import { ORG_UNITS } from "../records/org-unit.js";
import type { User } from "./user.js";

export interface GrantView extends Grant {
  readonly title: string;
  readonly orgUnitName: string;
  readonly administers?: "system" | "security" | "audit";
}

export interface UserView extends Omit<User, "passwordHash" | "usernameFolded"> {
  readonly mustChangePassword: boolean;
  /** Nobody can sign in with it before a password is set. */
  readonly hasPassword: boolean;
  readonly grants: readonly GrantView[];
}

export function userView(user: User, grants: readonly GrantView[]): UserView {
  const { passwordHash, usernameFolded: _folded, ...shown } = user;
  return { ...shown, mustChangePassword: user.mustChangePassword === true, hasPassword: passwordHash !== undefined, grants };
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
      orgUnitName: names.get(grant.orgUnit) ?? "",
      ...(administers === undefined ? {} : { administers }),
    };
  });
}
