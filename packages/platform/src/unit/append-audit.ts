import { createHash } from "node:crypto";
import type { AuditEvent, JsonObject, StoreTransaction } from "@zhili/contracts";
import { canonicalJson } from "./canonical-json.js";

const HEAD = "audit";

/** Appends events to the audit chain inside the transaction. */
export async function appendAudit(tx: StoreTransaction, events: readonly Omit<AuditEvent, "seq" | "hash" | "previousHash">[]): Promise<void> {
  const head = await tx.get("chain-heads", HEAD);
  let seq = typeof head?.seq === "number" ? head.seq : 0;
  let previousHash = typeof head?.hash === "string" ? head.hash : "";
  const chained: AuditEvent[] = [];
  for (const event of events) {
    seq += 1;
    const hash = auditHash({ ...event, seq, previousHash });
    chained.push({ ...event, seq, previousHash, hash });
    previousHash = hash;
  }
  await tx.insertMany("audit", chained as unknown as (JsonObject & { id: string })[]);
  await tx.updateOne("chain-heads", { id: HEAD }, { $set: { seq, hash: previousHash } }, { upsert: true });
}

/** SHA-256 over everything in the event but its own hash. */
export function auditHash(event: Omit<AuditEvent, "hash">): string {
  return createHash("sha256")
    .update(canonicalJson(event as unknown as JsonObject))
    .digest("hex");
}
