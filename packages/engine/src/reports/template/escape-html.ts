const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
  "=": "&#x3D;",
};

/** Escapes what has a meaning in HTML, quotes and attributes included. */
export function escapeHtml(text: string): string {
  return /[&<>"'`=]/.test(text) ? text.replace(/[&<>"'`=]/g, (character) => ENTITIES[character] ?? character) : text;
}

/** Text that is HTML already; only helpers of the platform make it. */
export class SafeHtml {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** HTML that leads to an address of the product, out of whatever frame the report stands in; the text is HTML already. */
export function linkTo(address: string, html: string): string {
  return `<a class="opens" href="${escapeHtml(address)}" target="_top">${html}</a>`;
}

/** A value as text: nothing for null, lists joined, other objects left out. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(plainText).join("、");
  return "";
}
