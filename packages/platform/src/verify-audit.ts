import type { AuditEvent } from "@zhili/contracts";
import { requireAuditRight } from "./audit/require-audit-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { auditHash } from "./unit/append-audit.js";

const PAGE = 1_000;

export interface AuditVerdict {
  readonly ok: boolean;
  readonly checked: number;
  /** The first event that is not what it was, and why: missing, altered, unchained, or cut off at the end. */
  readonly firstBad?: { readonly seq: number; readonly why: "missing" | "altered" | "unchained" | "cut-off" };
}

/** Reads the whole trail in order, page by page, and checks every link and the end. Throws AUDIT_NOT_ALLOWED. */
export async function verifyAudit(platform: Platform, context: RequestContext): Promise<AuditVerdict> {
  await requireAuditRight(platform, context);
  const head = await platform.store.get("chain-heads", "audit");
  let checked = 0;
  let previousHash = "";
  const bad = (seq: number, why: NonNullable<AuditVerdict["firstBad"]>["why"]): AuditVerdict => ({ ok: false, checked, firstBad: { seq, why } });
  for (;;) {
    const page = await platform.store.find(
      "audit",
      { seq: { $gt: checked, $lte: Number(head?.seq ?? 0) } },
      { sort: [{ path: "seq", direction: "asc" }], limit: PAGE },
    );
    for (const item of page.items) {
      const { hash, ...event } = item as unknown as AuditEvent;
      if (event.seq !== checked + 1) return bad(checked + 1, "missing");
      if (event.previousHash !== previousHash) return bad(event.seq, "unchained");
      if (auditHash(event) !== hash) return bad(event.seq, "altered");
      checked += 1;
      previousHash = hash;
    }
    if (page.items.length < PAGE) break;
  }
  if (head !== undefined && (checked !== head.seq || previousHash !== head.hash)) return bad(checked + 1, "cut-off");
  return { ok: true, checked };
}
