import type { LocalizedText, StoredRecord } from "@zhili/contracts";
import type { Unit } from "../unit/unit.js";
import { type Share, sharesOf } from "./share.js";
import { onceSharedWith } from "./shared-with.js";

const TAKEN_BACK: LocalizedText = {
  "zh-CN": "这条记录曾共享给您的单位，对方已提前结束。还需要查看的，请联系对方单位重新共享。",
  en: "It was shared with your unit, and its owner has ended that. If you still need it, ask them to share it again.",
};
const OVER: LocalizedText = {
  "zh-CN": "这条记录曾共享给您的单位，到 {until} 为止，现已到期。还需要查看的，请联系对方单位重新共享。",
  en: "It was shared with your unit until {until}. If you still need it, ask its owner to share it again.",
};

/** Why somebody no longer sees a record that was shared with their place; undefined when it never was. */
export async function endedReason(unit: Unit, record: StoredRecord): Promise<string | undefined> {
  const filter = onceSharedWith(unit.context, unit.today);
  const ended = filter === false ? [] : await sharesOf(unit.tx, record.id, filter);
  const [last] = ended.sort((one, other) => endOf(other).localeCompare(endOf(one)));
  if (last === undefined) return undefined;
  const text = last.takenBackAt === undefined ? OVER : TAKEN_BACK;
  return text[unit.context.language].replace("{until}", last.until);
}

/** The moment or day on which it ended. */
function endOf({ takenBackAt, until }: Share): string {
  return takenBackAt ?? until;
}
