import type { Command } from "./command.js";
import { checkAround } from "./doctor/check-around.js";
import { checkStore } from "./doctor/check-store.js";
import { EXIT } from "./exit-codes.js";

const MARKS = { ok: "ok      ", problem: "PROBLEM ", skipped: "-       " } as const;

/** `zhili doctor`: looks over the machine, the folder and the data; each line says ok, or what to do. */
export const doctor: Command = {
  name: "doctor",
  about: {
    "zh-CN": "检查运行环境、数据目录、台账和审计日志；每行说明正常，或该怎么办",
    en: "look over the machine, the data folder, ledgers and audit trail; each line says ok, or what to do",
  },
  async run(call) {
    const findings = [...(await checkAround()), ...(await checkStore((text, done) => call.progress.show(text, done, 0)))];
    const ok = findings.every((one) => one.status !== "problem");
    call.answer({
      ok,
      checks: findings.map(({ id, status, detail, todo }) => ({
        id,
        status,
        detail: call.text(detail),
        ...(todo === undefined ? {} : { todo: call.text(todo) }),
      })),
    });
    for (const { status, detail, todo } of findings) {
      call.line(`${MARKS[status]}${call.text(detail)}`);
      if (todo !== undefined) call.line(`        → ${call.text(todo)}`);
    }
    return ok ? EXIT.ok : EXIT.problem;
  },
};
