/** Tags that run, load, submit or take over. */
const FORBIDDEN_TAGS = new Set([
  "script",
  "iframe",
  "frame",
  "frameset",
  "object",
  "embed",
  "applet",
  "link",
  "meta",
  "base",
  "form",
  "input",
  "button",
  "textarea",
  "select",
  "noscript",
  "template",
  "portal",
  "foreignobject",
  "animate",
  "set",
  "use",
]);
const URL_ATTRIBUTES =
  /[\s"'/](href|src|srcdoc|srcset|action|formaction|data|poster|background|cite|longdesc|xlink:href|ping)\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/gi;
const IMAGE = /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/;

/** What in the markup could run or load something, in a word; undefined when there is nothing. Values that were escaped never count. */
export function unsafeMarkup(html: string): string | undefined {
  for (const [, tag = ""] of html.matchAll(/<([^<>]*)>?/g)) {
    const fault = unsafeTag(tag);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function unsafeTag(tag: string): string | undefined {
  if (/^[!?]/.test(tag)) return /^!--/.test(tag) || /^!doctype html$/i.test(tag) ? undefined : `<${tag.slice(0, 20)}`;
  const name = /^\/?\s*([^\s/>]*)/.exec(tag)?.[1]?.toLowerCase() ?? "";
  if (FORBIDDEN_TAGS.has(name)) return `<${name}>`;
  const handler = /[\s"'/](on[a-z]+)\s*=/i.exec(tag)?.[1];
  if (handler !== undefined) return handler;
  for (const [, attribute = "", value = ""] of tag.matchAll(URL_ATTRIBUTES)) {
    if (!isHarmlessUrl(attribute.toLowerCase(), decoded(value.replace(/^["']|["']$/g, "")))) return `${attribute}=${value.slice(0, 40)}`;
  }
  return unsafeStyle(tag);
}

/** Links may lead to pages and mail; everything that is loaded must be an image in the text itself. */
function isHarmlessUrl(attribute: string, url: string): boolean {
  if (url === "") return true;
  if (attribute === "href")
    return (
      /^(https?:\/\/|mailto:|tel:|#|\/(?!\/)|\.{0,2}\/?[\w-]+(\/|$|\?|#))/i.test(url) && !/^[a-z][a-z0-9+.-]*:/i.test(url.replace(/^(https?|mailto|tel):/i, ""))
    );
  return attribute === "src" && IMAGE.test(url);
}

function unsafeStyle(tag: string): string | undefined {
  return /[\s"'/]style\s*=/i.test(tag) && /url\s*\(|expression\s*\(|@import|javascript:/i.test(decoded(tag)) ? "style url()" : undefined;
}

/** Sheets inside <style> must not load anything. */
export function unsafeSheet(html: string): string | undefined {
  for (const [, sheet = ""] of html.matchAll(/<style[^<>]*>([^<]*)/gi)) {
    const found = /@import|url\s*\(|expression\s*\(|\\/i.exec(sheet)?.[0];
    if (found !== undefined) return `<style> ${found}`;
  }
  return undefined;
}

/** Character references and the spaces that browsers skip, undone. */
function decoded(text: string): string {
  const plain = text
    .replace(/&#x([0-9a-f]+);?/gi, (_, hex: string) => codePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);?/g, (_, digits: string) => codePoint(Number(digits)))
    .replace(/&(tab|newline|colon|amp);?/gi, (_, name: string) => ({ tab: "\t", newline: "\n", colon: ":", amp: "&" })[name.toLowerCase()] ?? "");
  return Array.from(plain)
    .filter((character) => character > " ")
    .join("");
}

function codePoint(point: number): string {
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
}
