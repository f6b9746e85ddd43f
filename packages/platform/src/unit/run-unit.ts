import { ZhiliError } from "@zhili/contracts";
import { steadyTransaction } from "../moves/steady-reader.js";
import type { Platform, RequestContext } from "../platform.js";
import { Unit } from "./unit.js";

/**
 * Runs one use case as one transaction. After the commit open pages are told; a refusal for missing rights is put into the
 * audit trail on its own, because nothing of the refused unit remains.
 */
export async function runUnit<T>(platform: Platform, context: RequestContext, work: (unit: Unit) => Promise<T>): Promise<T> {
  let last: Unit | undefined;
  try {
    const result = await platform.store.withTransaction(async (tx) => {
      const unit = new Unit(platform, context, steadyTransaction(platform, tx, context.configuration.revision));
      last = unit;
      const answer = await work(unit);
      await unit.finish();
      return answer;
    });
    for (const event of last?.events ?? []) platform.emit(event);
    return result;
  } catch (error) {
    if (error instanceof ZhiliError && error.status === 403) await auditDenial(platform, context, error);
    throw error;
  }
}

/** Puts a refusal into the audit trail. */
export async function auditDenial(platform: Platform, context: RequestContext, error: ZhiliError): Promise<void> {
  await platform.store.withTransaction(async (tx) => {
    const unit = new Unit(platform, context, tx);
    const { type, id } = error.facts as { type?: string; id?: string };
    unit.audit(
      "access.denied",
      type === undefined ? undefined : { type, id: id ?? "" },
      { code: error.code, verb: String(error.facts.verbEn ?? "") },
      undefined,
      "denied",
    );
    await unit.finish();
  });
}
