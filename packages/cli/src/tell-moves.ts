import type { MovesForetold } from "@zhili/platform";
import type { Call } from "./call.js";

/** Which records move, what stands in the way, and about how long it takes. */
export function tellMoves(call: Call, { types, seconds }: MovesForetold): void {
  for (const { title, checked, moved, cases, failing, examples, states, stuck } of types) {
    call.say(
      {
        "zh-CN": "  {title}：{checked} 条中有 {moved} 条随之改动，{cases} 件转入另一版流程",
        en: "  {title}: {moved} of {checked} records move, {cases} cases go over",
      },
      { title, checked, moved, cases },
    );
    for (const { from, to, count } of states) call.line(`    ${from} → ${to}  ${count}`);
    if (failing > 0) call.say({ "zh-CN": "    {failing} 条的值无法转换", en: "    values of {failing} records can't be moved" }, { failing });
    for (const { id, issues } of examples) for (const { path, message } of issues) call.line(`      ${id} ${path} ${message[call.language]}`);
    for (const one of stuck)
      call.say(
        {
          "zh-CN": "    {workflow} 有 {count} 件处于“{title}”（{state}），没有可接续的环节",
          en: "    {count} cases of {workflow} in {title} ({state}) have no state to go to",
        },
        { ...one },
      );
  }
  if (types.length > 0)
    call.say({ "zh-CN": "  约需 {seconds} 秒，其间这些记录暂不能保存", en: "  takes about {seconds} s, in which these records can't be saved" }, { seconds });
}

/** Is there something that would refuse the move? */
export function isHindered({ types }: MovesForetold): boolean {
  return types.some(({ failing, stuck }) => failing > 0 || stuck.length > 0);
}
