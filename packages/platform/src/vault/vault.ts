import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { VaultBroken } from "../errors.js";

const MARK = "sealed:1:";
const NONCE = 12;
/** Random bytes are asked for in advance: one call of the system for 256 nonces. */
const POOL = 256 * NONCE;
const MOST_PAIRS = 20_000;

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

  const pairs = new Map<string, string>();
  const digestOfPair = (pair: string) => {
    const known = pairs.get(pair);
    if (known !== undefined) return known;
    if (pairs.size >= MOST_PAIRS) pairs.clear();
    const made = digest(pair);
    pairs.set(pair, made);
    return made;
  };
  let pool = Buffer.alloc(0);
  const nextNonce = () => {
    if (pool.length < NONCE) pool = randomBytes(POOL);
    const nonce = pool.subarray(0, NONCE);
    pool = pool.subarray(NONCE);
    return nonce;
  };

  const vault: Vault = {
    seal(plain) {
      const nonce = nextNonce();
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return MARK + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    unseal(sealed) {
      try {
        const bytes = Buffer.from(sealed.slice(MARK.length), "base64url");
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(NONCE, 28));
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
      for (let index = 0; index + 1 < characters.length; index += 1) parts.add(digestOfPair(`${characters[index]}${characters[index + 1]}`));
      return [...parts];
    },
  };
  return vault;
}
