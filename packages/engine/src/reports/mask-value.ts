import { maskName } from "../expression/index.js";

/**
 * A sensitive value as others may see it, by the kind of the field: name 张*样, phone 138****1234, id-number first 2 and last 3,
 * address down to the township, account last 4; anything else is hidden whole. Masking twice changes nothing.
 */
export function maskValue(kind: string, value: string): string {
  if (value === "") return "";
  switch (kind) {
    case "name":
      return maskName(value);
    case "phone":
      return maskPhone(value);
    case "id-number":
      return value.length <= 5 ? "*".repeat(value.length) : keep(value, 2, 3);
    case "address":
      return maskAddress(value);
    case "account":
      return value.length <= 4 ? "****" : `****${value.slice(-4)}`;
    default:
      return "***";
  }
}

/** The fields of a row, masked by kind; fields named in `open` stay. Rows are not changed. */
export function maskRow<T extends Readonly<Record<string, unknown>>>(row: T, kinds: ReadonlyMap<string, string>, open: readonly string[] = []): T {
  const masked: Record<string, unknown> = { ...row };
  for (const [field, kind] of kinds) {
    const value = masked[field];
    if (typeof value === "string" && !open.includes(field)) masked[field] = maskValue(kind, value);
  }
  return masked as T;
}

function maskPhone(value: string): string {
  if (value.length >= 11) return `${value.slice(0, 3)}${"*".repeat(value.length - 7)}${value.slice(-4)}`;
  return value.length <= 4 ? "*".repeat(value.length) : `${"*".repeat(value.length - 4)}${value.slice(-4)}`;
}

function keep(value: string, first: number, last: number): string {
  return `${value.slice(0, first)}${"*".repeat(value.length - first - last)}${value.slice(-last)}`;
}

/** Up to the township, the county where no township is named, else nothing. */
function maskAddress(value: string): string {
  const known = /^[^*]*?(街道|镇|乡)/.exec(value)?.[0] ?? /^[^*]*?(县|区|市)/.exec(value)?.[0] ?? "";
  return `${known}***`;
}
