import { randomInt } from "node:crypto";

/** Without characters that look alike, so that it can be read aloud. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password to be changed at the first sign-in: `xxxx-xxxx-xxxx-xxxx`, about 79 bits. */
export function oneTimePassword(): string {
  const character = () => ALPHABET[randomInt(ALPHABET.length)] ?? "";
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, character).join("")).join("-");
}
