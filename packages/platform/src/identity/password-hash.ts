import { hash, verify } from "@node-rs/argon2";

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet); the library's algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a password that nobody has, so that an unknown user costs as much time as a known one. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$jkGowV7h+YpV3rsfaPBA/g$FEhNTk9mjXJUKCcN4FKEWUiX6afDVqW3dZrzhZ/Rw9Y";

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** Takes the same time whether there is a hash or not; without one the answer is no. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password.normalize("NFKC"));
  return matches && passwordHash !== undefined;
}
