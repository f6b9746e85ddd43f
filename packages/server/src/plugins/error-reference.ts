import type { ErrorKind, Language } from "@zhili/contracts";
import type { FastifyInstance } from "fastify";
import { errorReference } from "../generated/error-reference.js";
import { acceptedLanguage } from "../language.js";

const WORDS = {
  "zh-CN": { title: "错误代码", code: "代码", status: "状态", message: "说明", other: "English" },
  en: { title: "Error codes", code: "Code", status: "Status", message: "Message", other: "中文" },
} as const;

/** The page that the `type` of every problem leads to: each code with its status and words. */
export async function showErrors(app: FastifyInstance): Promise<void> {
  const pages = { "zh-CN": page("zh-CN"), en: page("en") };
  app.get("/docs/errors", { config: { beforePasswordChange: true }, schema: { hide: true } }, async (request, reply) =>
    reply.type("text/html; charset=utf-8").send(pages[acceptedLanguage(request.headers["accept-language"]) ?? "zh-CN"]),
  );
}

function page(language: Language): string {
  const words = WORDS[language];
  const rows = errorReference.map((kind) => row(kind, language)).join("\n");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<style>
body { max-width: 72rem; margin: 0 auto; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; color: #1f1f1f; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top; }
tr:target { background: #fff3d6; }
td:nth-child(4) { color: #595959; }
</style>
</head>
<body>
<h1>${words.title}</h1>
<table>
<thead><tr><th scope="col">${words.code}</th><th scope="col">${words.status}</th><th scope="col">${words.message}</th><th scope="col">${words.other}</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</body>
</html>
`;
}

function row({ code, status, messages }: ErrorKind, language: Language): string {
  const other = language === "en" ? "zh-CN" : "en";
  return `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escaped(messages[language])}</td><td lang="${other}">${escaped(messages[other])}</td></tr>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
