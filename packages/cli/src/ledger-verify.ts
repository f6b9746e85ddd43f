import { verifyLedger } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { withPlatform } from "./open-data.js";

/** `zhili ledger verify`: proves every ledger; 1 when one does not hold. */
export const ledgerVerify: Command = {
  name: "ledger verify",
  about: {
    "zh-CN": "核验台账：记录没有被改动、没有缺少，余额等于各笔之和",
    en: "prove the ledgers: nothing altered, nothing missing, balances are the sums of their entries",
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const proofs = [];
      for (const ledger of platform.configuration().ledgers.keys())
        proofs.push(await verifyLedger(platform, ledger, (checked) => call.progress.show(ledger, checked, 0)));
      call.answer(proofs);
      for (const { ok, ledger, checked, firstBad, accounts } of proofs) {
        call.say({ "zh-CN": "{mark} {ledger}：{checked} 笔", en: "{mark} {ledger}: {checked} entries" }, { mark: ok ? "ok  " : "FAIL", ledger, checked });
        if (firstBad !== undefined)
          call.say({ "zh-CN": "     第 {seq} 笔起不可信（{why}）", en: "     not to be trusted from entry {seq} on ({why})" }, { ...firstBad });
        for (const account of accounts)
          call.say(
            { "zh-CN": "     账户 {account} 的余额不等于各笔之和", en: "     the balance of account {account} is not the sum of its entries" },
            { account },
          );
      }
      if (proofs.length === 0) call.say({ "zh-CN": "没有台账", en: "no ledgers" });
      return proofs.every((proof) => proof.ok) ? EXIT.ok : EXIT.problem;
    }),
};
