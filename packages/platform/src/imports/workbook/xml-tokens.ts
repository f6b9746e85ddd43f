import { ImportFileUnreadable, ImportFileUnsafe } from "../errors.js";

export type XmlToken =
  | { readonly kind: "open"; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly empty: boolean }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const TAG = /<(\/?)([^\s/>=<]{1,200})((?:\s+[^\s=/>]{1,200}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /\s+([^\s=/>]{1,200})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy;

/** The tags and texts of a document, names without their prefix. It declares nothing and reaches for nothing: a document type is refused with IMPORT_FILE_UNSAFE, whatever is no XML with IMPORT_FILE_UNREADABLE. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = xml.startsWith("\uFEFF") ? 1 : 0;
  while (at < xml.length) {
    if (xml[at] !== "<") {
      const next = xml.indexOf("<", at);
      const end = next < 0 ? xml.length : next;
      yield { kind: "text", text: decode(xml.slice(at, end)) };
      at = end;
    } else if (xml.startsWith("<?", at)) at = after(xml, "?>", at);
    else if (xml.startsWith("<!--", at)) at = after(xml, "-->", at);
    else if (xml.startsWith("<![CDATA[", at)) {
      const end = after(xml, "]]>", at);
      yield { kind: "text", text: xml.slice(at + 9, end - 3) };
      at = end;
    } else if (xml.startsWith("<!", at)) throw ImportFileUnsafe({ facts: { why: "文件里带有外部声明", whyEn: "it declares entities" } });
    else {
      TAG.lastIndex = at;
      const [whole = "", closing, name = "", attributes = "", empty] = TAG.exec(xml) ?? [];
      if (whole === "") throw ImportFileUnreadable();
      at += whole.length;
      if (closing === "/") yield { kind: "close", name: local(name) };
      else yield { kind: "open", name: local(name), attributes: attributesOf(attributes), empty: empty === "/" };
    }
  }
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE)) found[local(name)] = decode(double ?? single ?? "");
  return found;
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw ImportFileUnreadable();
  return found + mark.length;
}

/** The five names that XML itself knows, and numbers; no others. */
function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const known = NAMED[name];
    if (known !== undefined && whole.endsWith(";")) return known;
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    if (!(code > 0 && code <= 0x10ffff) || !whole.endsWith(";"))
      throw ImportFileUnsafe({ facts: { why: "文件里带有外部声明", whyEn: "it declares entities" } });
    return String.fromCodePoint(code);
  });
}
