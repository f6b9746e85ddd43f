import { asking } from "./access/asking.js";
import { subjectOf } from "./access/require-right.js";
import { titleIn } from "./configuration/translate.js";
import { AccessDenied, SignInNeeded } from "./errors.js";
import { ledgerOf } from "./ledgers/account.js";
import type { Platform, RequestContext } from "./platform.js";
import { type LedgerProof, verifyLedger } from "./verify-ledger.js";

/** Proves a ledger for somebody who may read it somewhere. Throws SIGN_IN_NEEDED, ACCESS_DENIED, DEFINITION_UNKNOWN. */
export async function proveLedger(platform: Platform, context: RequestContext, ref: string): Promise<LedgerProof> {
  if (context.actor.kind === "anonymous") throw SignInNeeded();
  const { definition } = ledgerOf(context.configuration, ref);
  const decision = asking(platform, context).ability.can("read", subjectOf("ledger", ref));
  const title = titleIn({ configuration: context.configuration, context }, "ledger", ref, definition);
  if (!decision.allowed) throw AccessDenied({ facts: { verb: "查看", verbEn: "open", title, reason: decision.reason ?? "", type: ref } });
  return verifyLedger(platform, ref);
}
