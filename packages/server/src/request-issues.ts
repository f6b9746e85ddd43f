import type { Issue, LocalizedText } from "@zhili/contracts";
import type { FastifySchemaValidationError } from "fastify";

/** What the shape check of a request found, in words. `part` is body, querystring, params or headers. */
export function requestIssues(found: readonly FastifySchemaValidationError[], part: string): Issue[] {
  return found.map((one) => ({ code: "REQUEST_INVALID", path: part === "body" ? pathOf(one) : `/${part}${pathOf(one)}`, message: wordsOf(one) }));
}

function pathOf({ keyword, instancePath, params }: FastifySchemaValidationError): string {
  if (keyword === "required") return `${instancePath}/${String(params.missingProperty)}`;
  if (keyword === "additionalProperties") return `${instancePath}/${String(params.additionalProperty)}`;
  return instancePath;
}

function wordsOf({ keyword, params, message }: FastifySchemaValidationError): LocalizedText {
  const limit = String(params.limit ?? "");
  switch (keyword) {
    case "required":
      return { "zh-CN": "必须填写。", en: "This is needed." };
    case "additionalProperties":
      return { "zh-CN": "没有这一项。", en: "There is no such field." };
    case "type":
      return { "zh-CN": `应为 ${String(params.type)} 类型。`, en: `This has to be of type ${String(params.type)}.` };
    case "minLength":
      return { "zh-CN": `至少 ${limit} 个字。`, en: `At least ${limit} characters.` };
    case "maxLength":
      return { "zh-CN": `最多 ${limit} 个字。`, en: `At most ${limit} characters.` };
    case "minimum":
      return { "zh-CN": `不能小于 ${limit}。`, en: `At least ${limit}.` };
    case "maximum":
      return { "zh-CN": `不能大于 ${limit}。`, en: `At most ${limit}.` };
    case "enum":
      return { "zh-CN": `只能是：${listed(params.allowedValues, "、")}。`, en: `One of: ${listed(params.allowedValues, ", ")}.` };
    default:
      return { "zh-CN": "格式不对。", en: `${message ?? "not as it should be"}.` };
  }
}

function listed(values: unknown, separator: string): string {
  return Array.isArray(values) ? values.map(String).join(separator) : "";
}
