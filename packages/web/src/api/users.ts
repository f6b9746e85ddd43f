import { request } from "./request.js";
import type { GrantView, Page, UserView } from "./types.js";

export interface UserInput {
  readonly username: string;
  readonly name: string;
  readonly personId?: string;
}

/** The one-time password is answered once, when a user is made or reset. */
export type UserMade = UserView & { readonly password?: string };

export interface GrantInput {
  readonly role: string;
  /** Absent for everywhere. */
  readonly orgUnit?: string;
  readonly from?: string;
  readonly to?: string;
}

const path = (id: string): string => `/users/${encodeURIComponent(id)}`;

export function listUsers(query: { readonly q?: string; readonly cursor?: string; readonly limit?: number }): Promise<Page<UserView>> {
  return request<Page<UserView>>("/users", { query: { ...query } });
}

export function readUser(id: string): Promise<UserView> {
  return request<UserView>(path(id));
}

export function createUser(input: UserInput): Promise<UserMade> {
  return request<UserMade>("/users", { method: "POST", body: input });
}

export function updateUser(id: string, changes: { readonly name?: string; readonly disabled?: boolean }): Promise<UserView> {
  return request<UserView>(path(id), { method: "PATCH", body: changes });
}

export function resetPassword(id: string): Promise<{ readonly password?: string }> {
  return request(`${path(id)}/password`, { method: "POST", body: {} });
}

export function listGrants(id: string): Promise<Page<GrantView>> {
  return request<Page<GrantView>>(`${path(id)}/grants`);
}

export function addGrant(id: string, grant: GrantInput): Promise<GrantView> {
  return request<GrantView>(`${path(id)}/grants`, { method: "POST", body: grant });
}

export function removeGrant(id: string, grant: string): Promise<void> {
  return request<void>(`${path(id)}/grants/${encodeURIComponent(grant)}`, { method: "DELETE" });
}
