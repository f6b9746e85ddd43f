import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createVault, type Vault } from "./vault.js";

/** Reads the secret of the data folder, or makes it on the first start (readable by the owner only). */
export async function openVault(folder: string): Promise<Vault> {
  const file = join(folder, "secret.key");
  await mkdir(folder, { recursive: true });
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(randomBytes(48).toString("base64url"));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return createVault(Buffer.from(await readFile(file, "utf8"), "base64url"));
}
