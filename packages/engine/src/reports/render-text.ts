import { ReportsBadTemplate } from "./errors.js";
import { helperTable } from "./helpers/built-in-helpers.js";
import { checkProgram } from "./template/check-template.js";
import { type CompiledTemplate, compileTemplate } from "./template/compile-template.js";
import { parseTemplate } from "./template/parse-template.js";
import { ANY } from "./template/template-type.js";

export interface TextOptions {
  readonly language?: "zh-CN" | "en";
  readonly zone?: string;
  /** The text goes into HTML as it is, so values are escaped; by default it is plain text, escaped by whoever shows it. */
  readonly escape?: boolean;
  readonly titles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const REMEMBERED = 5000;
const compiled = new Map<string, CompiledTemplate>();

/** Fills a short text (title, refusal, reason) from facts. Throws REPORTS_BAD_TEMPLATE { reason } with issues for a broken template. */
export function renderText(template: string, facts: Readonly<Record<string, unknown>>, options: TextOptions = {}): string {
  if (!template.includes("{{")) return template;
  const { escape: escaping = false, language = "zh-CN", zone = "Asia/Shanghai", titles = {} } = options;
  return textTemplate(template).render(facts, { escape: escaping, options: { language, zone, titles } });
}

function textTemplate(text: string): CompiledTemplate {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw ReportsBadTemplate({ facts: { ...parsed.fault } });
  const helpers = helperTable();
  const issues = checkProgram(parsed.program, ANY, helpers);
  const [first] = issues;
  if (first !== undefined) throw ReportsBadTemplate({ facts: { reason: first.message.en, reasonZh: first.message["zh-CN"] }, issues });
  const made = compileTemplate(parsed.program, helpers);
  if (compiled.size >= REMEMBERED) compiled.clear();
  compiled.set(text, made);
  return made;
}
