import { fillMessage, type Grant, type Issue } from "@zhili/contracts";
import { type CompiledRole, compileRoles, type RoleSource } from "./compile-roles.js";
import { AccessRoleLevel, AccessRolesExclude, AccessUnknownRole } from "./errors.js";

/**
 * Pairs of grants of one person that must not stand together: roles that exclude each other over overlapping org units and days, and
 * two of the three administrators anywhere. `path` is `/index` of the later grant. Unknown roles are issues too.
 */
export function checkExclusive(roles: readonly RoleSource[], grants: readonly Grant[]): Issue[] {
  const compiled = compileRoles(roles).roles;
  const issues: Issue[] = [];
  grants.forEach((grant, at) => {
    const role = compiled.get(grant.role);
    if (role === undefined) {
      issues.push(issue(AccessUnknownRole.kind, `/${at}/role`, { role: grant.role }));
      return;
    }
    for (const earlier of grants.slice(0, at)) {
      const other = compiled.get(earlier.role);
      if (other !== undefined && earlier.user === grant.user && daysMeet(earlier, grant) && clash(role, grant, other, earlier)) {
        issues.push(issue(AccessRolesExclude.kind, `/${at}`, { role: role.definition.title, other: other.definition.title }));
      }
    }
  });
  return issues;
}

/** The issue of a grant at a level that the role is not granted at, or nothing. */
export function checkGrantLevel(role: RoleSource, level: string): Issue | undefined {
  const { levels, title } = role.definition;
  if (levels === undefined || levels.includes(level)) return undefined;
  return issue(AccessRoleLevel.kind, "/orgUnit", { role: title, level, levels: levels.join("、") });
}

function clash(role: CompiledRole, grant: Grant, other: CompiledRole, earlier: Grant): boolean {
  const { administers } = role.definition;
  const second = other.definition.administers;
  if (administers !== undefined && second !== undefined && administers !== second) return true;
  const overlap = grant.orgPath.startsWith(earlier.orgPath) || earlier.orgPath.startsWith(grant.orgPath);
  return overlap && (role.excludes.includes(other.ref) || other.excludes.includes(role.ref));
}

function daysMeet(one: Grant, two: Grant): boolean {
  return (one.from ?? "") <= (two.to ?? "9999-12-31") && (two.from ?? "") <= (one.to ?? "9999-12-31");
}

function issue(kind: { code: string; messages: Issue["message"] }, path: string, facts: Record<string, string>): Issue {
  return { code: kind.code, path, message: { "zh-CN": fillMessage(kind.messages["zh-CN"], facts), en: fillMessage(kind.messages.en, facts) } };
}
