import process from "node:process";
import type { Language } from "@zhili/contracts";

/** The person's language, as the terminal says it: Chinese when its locale is Chinese, English otherwise. */
export function terminalLanguage(environment: NodeJS.ProcessEnv = process.env): Language {
  const locale = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((one) => one !== undefined && one !== "");
  return /^zh/i.test(locale ?? "") ? "zh-CN" : "en";
}
