import { UpgradeCancelled } from "@zhili/platform";
import type { Call } from "./call.js";
import { EXIT } from "./exit-codes.js";

/** Does work that Ctrl+C ends in good order: what was begun is taken back first. Answers 130 then. */
export async function untilCancelled(call: Call, work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const cancel = new AbortController();
  void call.untilInterrupted().then(() => cancel.abort(UpgradeCancelled()));
  try {
    return await work(cancel.signal);
  } catch (error) {
    if (!UpgradeCancelled.is(error)) throw error;
    process.stderr.write(`${error.messageIn(call.language)}\n`);
    return EXIT.interrupted;
  }
}
