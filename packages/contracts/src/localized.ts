/** The two languages that every message of the platform is written in. */
export type Language = "zh-CN" | "en";

/** A text in every language of the platform; packs translate theirs in locales/. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** Facts named in a message as `{name}`. */
export type MessageFacts = Readonly<Record<string, unknown>>;

/** Fills `{name}` placeholders of a message; an unknown name stays as it is, so a missing fact can be seen. */
export function fillMessage(text: string, facts: MessageFacts): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = facts[name];
    if (value === undefined || value === null) return whole;
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  });
}
