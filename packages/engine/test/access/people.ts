import type { Actor, Grant, RoleDefinition } from "@zhili/contracts";
import type { RoleSource } from "../../src/access/index.js";

export const TODAY = "2026-03-02";

export function role(id: string, rules: RoleDefinition["rules"], more: Partial<RoleDefinition> = {}): RoleSource {
  return { ref: `p:${id}`, definition: { id, title: id, rules, ...more } };
}

export function grant(roleId: string, orgPath: string, more: Partial<Grant> = {}): Grant {
  return { id: `${roleId}@${orgPath}`, user: "u1", role: `p:${roleId}`, orgUnit: orgPath.split("/").at(-2) ?? "", orgPath, ...more };
}

export function user(grants: readonly Grant[], more: Partial<Actor> = {}): Actor {
  return { id: "u1", name: "王芳", kind: "user", grants, ...more };
}

export const NOBODY: Actor = { id: "anonymous", name: "", kind: "anonymous", grants: [] };
