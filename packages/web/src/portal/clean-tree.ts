/** Part of a document that may be shown: text, or a known element with the few attributes that matter. */
export type CleanNode =
  | string
  | { readonly tag: string; readonly attributes: Readonly<Record<string, string | number>>; readonly children: readonly CleanNode[] };

/** What cleaning reads of a document; any DOM node is one. */
export interface TreeNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TreeNode>;
  getAttribute?(name: string): string | null;
}

const ELEMENT = 1;
const TEXT = 3;
const KEPT = new Set([
  "p",
  "h2",
  "h3",
  "h4",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "table",
  "caption",
  "thead",
  "tbody",
  "tfoot",
  "tr",
  "th",
  "td",
  "strong",
  "b",
  "em",
  "u",
  "s",
  "small",
  "sub",
  "sup",
  "br",
  "hr",
  "div",
  "span",
  "section",
  "article",
  "header",
  "footer",
  "blockquote",
  "figure",
  "figcaption",
]);
const DROPPED = new Set([
  "script",
  "style",
  "template",
  "iframe",
  "object",
  "embed",
  "form",
  "input",
  "button",
  "select",
  "textarea",
  "link",
  "meta",
  "title",
  "head",
  "noscript",
  "svg",
  "math",
  "video",
  "audio",
]);
/** Between whose parts there is only space. */
const ROWS = new Set(["table", "thead", "tbody", "tfoot", "tr"]);
const VOID = new Set(["br", "hr", "img"]);

/**
 * Text and known elements of a notice, in order. Unknown elements give way to what they hold; active ones vanish with all they hold.
 * A heading that repeats the notice's title is left out. Headings start below the page's own.
 */
export function cleanTree(root: TreeNode, title: string): readonly CleanNode[] {
  return [...root.childNodes].flatMap((node) => clean(node, title.trim()));
}

function clean(node: TreeNode, title: string): readonly CleanNode[] {
  if (node.nodeType === TEXT) return node.textContent === null || node.textContent === "" ? [] : [node.textContent];
  if (node.nodeType !== ELEMENT) return [];
  const tag = node.nodeName.toLowerCase();
  if (DROPPED.has(tag)) return [];
  if (tag === "img") return picture(node);
  if (tag === "h1") {
    if ((node.textContent ?? "").trim() === title) return [];
    return [{ tag: "h2", attributes: {}, children: cleanTree(node, title) }];
  }
  if (!KEPT.has(tag)) return cleanTree(node, title);
  const inside = VOID.has(tag) ? [] : cleanTree(node, title);
  const children = ROWS.has(tag) ? inside.filter((child) => typeof child !== "string" || child.trim() !== "") : inside;
  return [{ tag, attributes: attributesOf(tag, node), children: tag === "table" ? labelled(children) : children }];
}

/** Every cell below a one-line heading says which column it is of, so that a narrow page can put a row's cells below one another. */
function labelled(parts: readonly CleanNode[]): readonly CleanNode[] {
  const rows = (tag: string) => parts.flatMap((part) => (isTag(part, tag) ? part.children.filter((row) => isTag(row, "tr")) : []));
  const [heading, ...more] = rows("thead");
  if (heading === undefined || typeof heading === "string" || more.length > 0) return parts;
  const labels = heading.children.filter((cell) => isTag(cell, "th")).map(textOf);
  const label = (row: CleanNode): CleanNode => {
    if (!isTag(row, "tr")) return row;
    const cells = row.children.filter((cell) => isTag(cell, "td"));
    if (cells.length !== labels.length) return row;
    const children = row.children.map((cell) =>
      isTag(cell, "td") ? { ...cell, attributes: { ...cell.attributes, "data-label": labels[cells.indexOf(cell)] ?? "" } } : cell,
    );
    return { ...row, children };
  };
  return parts.map((part) => (isTag(part, "tbody") ? { ...part, children: part.children.map(label) } : part));
}

function isTag(node: CleanNode, tag: string): node is Exclude<CleanNode, string> {
  return typeof node !== "string" && node.tag === tag;
}

function textOf(node: CleanNode): string {
  return (typeof node === "string" ? node : node.children.map(textOf).join("")).trim();
}

/** Pictures only when they are part of the notice itself; its code is drawn by the page, which knows its whole address. */
function picture(node: TreeNode): readonly CleanNode[] {
  if (node.getAttribute?.("class") === "qr") return [];
  const source = node.getAttribute?.("src") ?? "";
  if (!/^data:image\/(png|jpeg|gif|svg\+xml|webp)[;,]/.test(source)) return [];
  return [{ tag: "img", attributes: { src: source, alt: node.getAttribute?.("alt") ?? "" }, children: [] }];
}

function attributesOf(tag: string, node: TreeNode): Readonly<Record<string, string | number>> {
  const attributes: Record<string, string | number> = {};
  if (tag === "td" || tag === "th") {
    for (const [name, property] of [
      ["colspan", "colSpan"],
      ["rowspan", "rowSpan"],
    ] as const) {
      const value = Number(node.getAttribute?.(name) ?? "");
      if (Number.isInteger(value) && value > 1 && value <= 100) attributes[property] = value;
    }
    const scope = node.getAttribute?.("scope");
    if (tag === "th" && (scope === "col" || scope === "row")) attributes.scope = scope;
  }
  return attributes;
}
