import fc from "fast-check";
import { expect, test } from "vitest";
import { oneTimePassword } from "../../src/identity/one-time-password.js";
import { checkPassword } from "../../src/identity/password-rules.js";

const codes = (password: string, username = "wangfang") => checkPassword(password, username).map(({ code }) => code);

test.each([
  ["short", "IDENTITY_PASSWORD_SHORT"],
  ["abcdefg1", "IDENTITY_PASSWORD_SHORT"],
  ["wangfang2026!", "IDENTITY_PASSWORD_IS_NAME"],
  ["1234567890", "IDENTITY_PASSWORD_COMMON"],
  ["Password123", "IDENTITY_PASSWORD_COMMON"],
  ["ababababab", "IDENTITY_PASSWORD_COMMON"],
  ["abcdefghijkl", "IDENTITY_PASSWORD_COMMON"],
  ["9876543210", "IDENTITY_PASSWORD_COMMON"],
  ["x".repeat(200), "IDENTITY_PASSWORD_LONG"],
])("%s is refused with %s", (password, code) => {
  expect(codes(password)).toContain(code);
});

test.each(["Abc7efgh", "river stone moon", "山清水秀好风光十个字", "a7!fghij"])("%s is good enough", (password) => {
  expect(codes(password)).toEqual([]);
});

test("a password that is made up is always good enough, whatever the name", () => {
  fc.assert(fc.property(fc.string({ minLength: 6, maxLength: 30 }), (name) => codes(oneTimePassword(), name).length === 0));
});
