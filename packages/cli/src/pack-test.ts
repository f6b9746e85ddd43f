import { applyPacks, PackInvalid, runCases, validatePacks } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { memoryPlatform } from "./memory-platform.js";
import { withRequired } from "./with-required.js";

/** `zhili pack test <folder...>`: runs the packs' own cases; with --json `{cases:[{title, passed, message?}], passed, failed}`. */
export const packTest: Command = {
  name: "pack test",
  about: { "zh-CN": "在内存中的空平台上运行配置包自带的用例", en: "run the cases of packs on an empty platform in memory" },
  parameters: { shown: "<folder...>", least: 1, most: Number.POSITIVE_INFINITY },
  async run(call) {
    const platform = await memoryPlatform();
    try {
      const gathered = await withRequired(call.parameters);
      const { packs, issues } = await validatePacks(platform, gathered.packs);
      if (issues.length > 0) throw PackInvalid({ facts: { count: issues.length }, issues });
      await applyPacks(platform, packs);
      const results = await runCases(platform, platform.configuration(), {
        packs: gathered.named,
        progress: (done, of, title) => call.progress.show(title, done, of),
      });
      const failed = results.filter((one) => !one.passed).length;
      const passed = results.length - failed;
      call.answer({
        cases: results.map(({ title, passed, message }) => ({ title, passed, ...(message === undefined ? {} : { message: message[call.language] }) })),
        passed,
        failed,
      });
      for (const { scenario = "", title, passed: green, message } of results)
        call.line(`${green ? "ok  " : "FAIL"} ${scenario} ${title}${message === undefined ? "" : `\n     ${message[call.language]}`}`);
      call.say({ "zh-CN": "{passed} 个通过，{failed} 个未通过", en: "{passed} passed, {failed} failed" }, { passed, failed });
      return failed === 0 ? EXIT.ok : EXIT.problem;
    } finally {
      await platform.store.close();
    }
  },
};
