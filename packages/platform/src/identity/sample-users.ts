import type { JsonObject } from "@zhili/contracts";
import { orgUnit } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";

/** A sample account: it has no password and can't sign in until an administrator gives it one. */
export async function addSampleUser(unit: Unit, pack: string, data: JsonObject): Promise<void> {
  const username = String(data.login);
  if ((await unit.tx.findOne("users", { username })) !== undefined) return;
  const id = unit.nextId();
  await unit.tx.insertOne("users", {
    id,
    username,
    name: String(data.name),
    language: "zh-CN",
    status: "active",
    sample: true,
    createdAt: unit.now,
    ...(typeof data.person === "string" ? { personId: data.person } : {}),
  });
  const role = String(data.role);
  for (const code of String(data.at ?? "")
    .split(";")
    .filter((part) => part !== "")) {
    const place = await orgUnit(unit.tx, code);
    await unit.tx.insertOne("grants", {
      id: unit.nextId(),
      user: id,
      role: role.includes(":") ? role : `${pack}:${role}`,
      orgUnit: place.id,
      orgPath: place.path,
    });
  }
}
