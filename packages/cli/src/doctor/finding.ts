import { fillMessage, type LocalizedText, type MessageFacts, ZhiliError } from "@zhili/contracts";

/** One line of `zhili doctor`. */
export interface Finding {
  readonly id: string;
  /** `skipped` when it could not be looked at; the detail says why. */
  readonly status: "ok" | "problem" | "skipped";
  readonly detail: LocalizedText;
  /** What to do about a problem. */
  readonly todo?: LocalizedText;
}

export function finding(id: string, status: Finding["status"], detail: LocalizedText, todo?: LocalizedText, facts: MessageFacts = {}): Finding {
  const filled = (text: LocalizedText): LocalizedText => ({ "zh-CN": fillMessage(text["zh-CN"], facts), en: fillMessage(text.en, facts) });
  return { id, status, detail: filled(detail), ...(todo === undefined ? {} : { todo: filled(todo) }) };
}

/** A problem in the words of the error; a coded error says what to do itself. */
export function broken(id: string, error: unknown): Finding {
  if (error instanceof ZhiliError) return { id, status: "problem", detail: { "zh-CN": error.code, en: error.code }, todo: both(error) };
  const reason = error instanceof Error ? error.message : String(error);
  return finding(id, "problem", { "zh-CN": "出错：{reason}", en: "failed: {reason}" }, undefined, { reason });
}

function both(error: ZhiliError): LocalizedText {
  return { "zh-CN": error.messageIn("zh-CN"), en: error.messageIn("en") };
}
