/** docs/reference/errors.md: every error code with its HTTP status and words. */
export function errorsPage(errors) {
  const packages = [...new Set(errors.map((error) => error.package))];
  const lines = [
    "# Errors",
    "",
    "Every refusal carries one of these codes. Over HTTP it is `application/problem+json` whose `type` is `/docs/errors#CODE` (a page of the",
    "running server), on the command line it is printed after the message. `{names}` are facts that are filled in. Written from the",
    "`defineError` calls of the packages by `npm run generate`; edit those.",
    "",
    packages.map((name) => `[${name}](#${name})`).join(" · "),
    "",
  ];
  for (const name of packages) {
    lines.push(`## ${name}`, "", "| code | status | 中文 | English |", "|---|---|---|---|");
    for (const { code, status, zh, en } of errors.filter((error) => error.package === name)) {
      lines.push(`| <a id="${code}"></a>\`${code}\` | ${status} | ${cell(zh)} | ${cell(en)} |`);
    }
    lines.push("");
  }
  return `${lines.join("\n").trim()}\n`;
}

/** A module with the same for the server's page. */
export function errorReference(errors) {
  const rows = errors.map(({ code, status, zh, en }) => `  ${JSON.stringify({ code, status, messages: { "zh-CN": zh, en } })},`);
  return `/* Generated from the defineError calls of the packages by \`npm run generate\`; do not edit. */
import type { ErrorKind } from "@zhili/contracts";

export const errorReference: readonly ErrorKind[] = [
${rows.join("\n")}
];
`;
}

function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}
