import type { Json } from "@zhili/contracts";
import type { TFunction } from "i18next";

/** What an approval still needs, in words: the server's own text, a number of people, or attendance and majority. */
export function neededText(needed: Json | undefined, t: TFunction): string {
  if (needed === undefined || needed === null) return "";
  if (typeof needed === "string") return needed;
  if (typeof needed === "number") return t("approval.needed", { count: needed });
  if (typeof needed !== "object" || Array.isArray(needed)) return "";
  if (typeof needed.text === "string") return needed.text;
  const count = needed.count ?? needed.remaining;
  if (typeof count === "number") return t("approval.needed", { count });
  if (typeof needed.attendance === "string" && typeof needed.majority === "string")
    return t("approval.quorum", { attendance: needed.attendance, majority: needed.majority });
  return "";
}
