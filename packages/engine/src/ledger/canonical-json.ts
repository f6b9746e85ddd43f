import { LedgerNotCanonical } from "./errors.js";

/** One text for one value (RFC 8785 for what JSON holds): keys sorted by code unit, no spaces, members that are undefined left out. Throws LEDGER_NOT_CANONICAL for anything that JSON does not hold. */
export function canonicalJson(value: unknown, path = ""): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((member, index) => canonicalJson(member, `${path}/${index}`)).join(",")}]`;
  if (typeof value === "object" && isPlain(value)) {
    const parts: string[] = [];
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    members.sort(([left], [right]) => (left < right ? -1 : 1));
    for (const [key, member] of members) parts.push(`${JSON.stringify(key)}:${canonicalJson(member, `${path}/${key}`)}`);
    return `{${parts.join(",")}}`;
  }
  throw LedgerNotCanonical({ facts: { path } });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
