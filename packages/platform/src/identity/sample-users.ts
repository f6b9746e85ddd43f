import type { JsonObject } from "@zhili/contracts";
import { orgUnit } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { foldUsername, GRANTS, USERS, userDocument } from "./user.js";

/** A sample account: it has no password and can't sign in until an administrator gives it one. */
export async function addSampleUser(unit: Unit, pack: string, data: JsonObject): Promise<void> {
  const username = String(data.login);
  const usernameFolded = foldUsername(username);
  if ((await unit.tx.findOne(USERS, { usernameFolded })) !== undefined) return;
  const id = unit.nextId();
  await unit.tx.insertOne(
    USERS,
    userDocument({
      id,
      username,
      usernameFolded,
      name: String(data.name),
      language: "zh-CN",
      status: "active",
      sample: true,
      createdAt: unit.now,
      ...(typeof data.person === "string" ? { personId: data.person } : {}),
    }),
  );
  const role = String(data.role);
  for (const code of String(data.at ?? "")
    .split(";")
    .filter((part) => part !== "")) {
    const place = await orgUnit(unit.tx, code);
    await unit.tx.insertOne(GRANTS, {
      id: unit.nextId(),
      user: id,
      role: role.includes(":") ? role : `${pack}:${role}`,
      orgUnit: place.id,
      orgPath: place.path,
    });
  }
}

/** The id of the account by its sign-in name. Throws when there is none. */
export async function userByLogin(unit: Unit, login: string): Promise<string> {
  const found = await unit.tx.findOne(USERS, { usernameFolded: foldUsername(login) });
  if (found === undefined) throw new Error(`no account ${login}`);
  return found.id;
}
