import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { VaultBroken } from "../errors.js";

const MARK = "sealed:1:";

/** Encrypts sensitive fields at rest (AES-256-GCM) and makes keyed search tokens for them. */
export interface Vault {
  seal(plain: string): string;
  /** Throws VAULT_BROKEN when the text was altered or sealed with another key. */
  unseal(sealed: string): string;
  isSealed(value: unknown): value is string;
  /** Keyed digests of the whole folded value and of each two neighbouring characters, so that a name can be found without storing it. */
  tokens(plain: string): string[];
}

/** `secret` is at least 32 bytes, kept beside the data and backed up apart from it. */
export function createVault(secret: Uint8Array): Vault {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "zhili seal", 32));
  const tokenKey = Buffer.from(hkdfSync("sha256", secret, "", "zhili tokens", 32));
  const digest = (text: string) => createHmac("sha256", tokenKey).update(text).digest("base64url").slice(0, 16);

  const vault: Vault = {
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return MARK + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    unseal(sealed) {
      try {
        const bytes = Buffer.from(sealed.slice(MARK.length), "base64url");
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw VaultBroken({ cause });
      }
    },
    isSealed: (value): value is string => typeof value === "string" && value.startsWith(MARK),
    tokens(plain) {
      const folded = plain.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
      const parts = new Set<string>([digest(`=${folded}`)]);
      const characters = [...folded];
      for (let index = 0; index + 1 < characters.length; index += 1) parts.add(digest(`${characters[index]}${characters[index + 1]}`));
      return [...parts];
    },
  };
  return vault;
}
