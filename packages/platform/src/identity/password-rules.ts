import type { Issue, LocalizedText } from "@zhili/contracts";
import { COMMON_PASSWORDS } from "./common-passwords.js";
import { PasswordWeak } from "./errors.js";

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/**
 * At least 10 characters, or 8 of three kinds (small letters, capitals, digits, others); not the user name, none that everybody tries,
 * not one character over and over, at most 128.
 */
export function checkPassword(password: string, username: string, path = "/password"): Issue[] {
  const plain = password.normalize("NFKC");
  const folded = plain.toLowerCase();
  const length = [...plain].length;
  const kinds = KINDS.filter((kind) => kind.test(plain)).length;
  const issues: Issue[] = [];
  const refuse = (code: string, message: LocalizedText) => issues.push({ code, path, message });
  if (length < 8 || (length < 10 && kinds < 3)) {
    refuse("IDENTITY_PASSWORD_SHORT", {
      "zh-CN": "密码至少 10 个字符；如果大写、小写、数字、符号中有三种，8 个也可以。",
      en: "At least 10 characters, or 8 when three of capitals, small letters, digits and signs are in it.",
    });
  }
  if (length > 128) refuse("IDENTITY_PASSWORD_LONG", { "zh-CN": "密码最多 128 个字符。", en: "At most 128 characters." });
  const name = username.normalize("NFKC").toLowerCase();
  if (folded === name || [...folded].reverse().join("") === name || (name.length >= 4 && folded.includes(name))) {
    refuse("IDENTITY_PASSWORD_IS_NAME", { "zh-CN": "密码里不能有用户名。", en: "The user name must not be in the password." });
  }
  if (isCommon(folded)) refuse("IDENTITY_PASSWORD_COMMON", { "zh-CN": "这个密码太常见，容易被人猜中。", en: "Everybody tries this password first." });
  return issues;
}

/** Throws IDENTITY_PASSWORD_WEAK with every reason. */
export function requireGoodPassword(password: string, username: string, path?: string): void {
  const issues = checkPassword(password, username, path);
  if (issues.length > 0) throw PasswordWeak({ issues });
}

function isCommon(folded: string): boolean {
  if (COMMON_PASSWORDS.has(folded) || new Set(folded).size <= 2) return true;
  const stem = folded.replace(/[\d!@#$%^&*._-]+$/u, "");
  if (stem.length >= 4 && COMMON_PASSWORDS.has(stem)) return true;
  for (let size = 1; size <= folded.length / 2; size += 1) {
    const part = folded.slice(0, size);
    if (size <= 4 && folded.length % size === 0 && part.repeat(folded.length / size) === folded) return true;
  }
  return isSequence(folded);
}

/** Neighbouring characters throughout, up or down: 3456789012, abcdefghij. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => ((character.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0) + 10) % 10);
  return steps.length > 0 && (steps.every((step) => step === 1) || steps.every((step) => step === 9));
}
