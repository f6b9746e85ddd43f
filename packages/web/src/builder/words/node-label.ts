import type { Language } from "../../api/types.js";
import type { SchemaNode } from "../schema/kind-schema.js";
import choices from "./choices.zh-CN.json";
import titles from "./titles.zh-CN.json";

const chinese: Readonly<Record<string, string>> = titles;
const chineseChoices: Readonly<Record<string, string>> = choices;

/** What a property of a definition is called: by its own title in the schema, else by its name. */
export function nodeLabel(name: string, node: SchemaNode | undefined, language: Language): string {
  if (node?.title !== undefined) return titleText(node.title, language);
  const known = chinese[`.${name}`];
  return language === "zh-CN" && known !== undefined ? known : spaced(name);
}

/** A title of a schema in the reader's language. */
export function titleText(title: string, language: Language): string {
  return language === "zh-CN" ? (chinese[title] ?? title) : title;
}

/** What a schema says of a property; in Chinese only what has been put into it. */
export function descriptionText(description: string | undefined, language: Language): string | undefined {
  return description === undefined || language === "en" ? description : chinese[description];
}

/** A value that a definition chooses among the schema's own. */
export function choiceText(value: string, language: Language): string {
  return language === "zh-CN" ? (chineseChoices[value] ?? value) : spaced(value);
}

function spaced(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
