/** Names behind which the fields of a record stand in expressions. */
const HOLDERS = "record|input|row|item|subject|candidate|previous";
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gu;

/** `record.old` becomes `record.new`; quoted texts are left alone. */
export function renameInExpression(expression: string, from: string, to: string): string {
  const field = new RegExp(`(?<![\\p{L}\\p{N}_.])(${HOLDERS})\\.${escaped(from)}(?![\\p{L}\\p{N}_])`, "gu");
  return outsideQuotes(expression, (part) => part.replace(field, `$1.${to}`));
}

/** `{{old}}` and `{{helper old}}` become `{{new}}` and `{{helper new}}`; text outside of the braces is left alone. */
export function renameInTemplate(template: string, from: string, to: string): string {
  const field = new RegExp(`(?<![\\p{L}\\p{N}_.@-])((?:${HOLDERS}|this)\\.)?${escaped(from)}(?![\\p{L}\\p{N}_=-])`, "gu");
  return template.replace(/\{\{[^}]*\}\}/gu, (place) => outsideQuotes(place, (part) => part.replace(field, (_all, holder?: string) => `${holder ?? ""}${to}`)));
}

function outsideQuotes(text: string, change: (part: string) => string): string {
  let result = "";
  let last = 0;
  for (const quoted of text.matchAll(QUOTED)) {
    result += change(text.slice(last, quoted.index)) + quoted[0];
    last = quoted.index + quoted[0].length;
  }
  return result + change(text.slice(last));
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
