import { inject } from "vitest";
import { sessionOf } from "./session-of.js";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** Uploads a picture of one pixel as this person for a field (`pack:type/field`) and answers its id. */
export async function uploadPicture(username: string, field: string): Promise<string> {
  const { cookies, csrfToken } = await sessionOf(username);
  const headers = { cookie: cookies.map((one) => `${one.name}=${one.value}`).join("; "), "x-csrf-token": csrfToken };
  const body = new FormData();
  body.set("file", new Blob([PNG]), "照片.png");
  const answer = await fetch(`${inject("siteUrl")}/api/v1/attachments?for=${encodeURIComponent(field)}`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`${field} as ${username}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}
