import { defineError } from "@zhili/contracts";

/** Facts: ledger, count; issues say what is wrong. */
export const LedgerBadDefinition = defineError("LEDGER_BAD_DEFINITION", 422, {
  "zh-CN": "台账“{ledger}”的定义有{count}处问题。",
  en: "The definition of ledger {ledger} has {count} problem(s).",
});

/** Facts: ledger, rule. */
export const LedgerUnknownRule = defineError("LEDGER_UNKNOWN_RULE", 422, {
  "zh-CN": "台账“{ledger}”没有名为“{rule}”的规则。",
  en: "Ledger {ledger} has no rule named {rule}.",
});

/** Facts: rule, title. */
export const LedgerRuleRetired = defineError("LEDGER_RULE_RETIRED", 409, {
  "zh-CN": "规则“{title}”已停用。",
  en: "The rule {title} is retired.",
});

/** Facts: rule, title, day, from, to. */
export const LedgerRuleNotInForce = defineError("LEDGER_RULE_NOT_IN_FORCE", 409, {
  "zh-CN": "规则“{title}”在{day}不在执行期内（{from}至{to}）。",
  en: "The rule {title} is not in force on {day} (it runs from {from} to {to}).",
});

/** Facts: rule, title. */
export const LedgerRuleNotMet = defineError("LEDGER_RULE_NOT_MET", 409, {
  "zh-CN": "不符合规则“{title}”的条件，不能记账。",
  en: "The conditions of the rule {title} are not met.",
});

/** Facts: rule, title, fields. */
export const LedgerEvidenceMissing = defineError("LEDGER_EVIDENCE_MISSING", 422, {
  "zh-CN": "按规则“{title}”记账须先填写：{fields}。",
  en: "The rule {title} asks for evidence that is not filled in: {fields}.",
});

/** Facts: amount. */
export const LedgerAmountNotWhole = defineError("LEDGER_AMOUNT_NOT_WHOLE", 422, {
  "zh-CN": "数额“{amount}”不是最小单位的整数，不能记账。",
  en: "The amount {amount} is not a whole number of the smallest unit.",
});

/** No facts. */
export const LedgerZero = defineError("LEDGER_ZERO", 422, {
  "zh-CN": "数额为零，不记账。",
  en: "The amount is zero; nothing is entered.",
});

/** Facts: balance, amount. */
export const LedgerOverflow = defineError("LEDGER_OVERFLOW", 422, {
  "zh-CN": "数额过大，超出系统可准确记录的范围。",
  en: "The amount is too large to be kept exactly.",
});

/** Facts: available, needed, missing (smallest units), and the same as text: availableText, neededText, missingText. */
export const LedgerShort = defineError("LEDGER_SHORT", 409, {
  "zh-CN": "可用{availableText}，需要{neededText}，差{missingText}。",
  en: "{availableText} available, {neededText} needed: {missingText} short.",
});

/** Facts: balance, floor, after (smallest units), floorText, afterText. */
export const LedgerBelowFloor = defineError("LEDGER_BELOW_FLOOR", 409, {
  "zh-CN": "冲回后余额为{afterText}，低于下限{floorText}，须经批准。",
  en: "Taking this back leaves {afterText}, below the floor of {floorText}; it needs an approval.",
});

/** Facts: cap, per, perText, max, used, maxText, usedText. */
export const LedgerCapped = defineError("LEDGER_CAPPED", 409, {
  "zh-CN": "已达{perText}上限{maxText}，不能再记。",
  en: "The most of {maxText} per {per} is used up.",
});

/** Facts: per, perText, max, used, maxText, level. */
export const LedgerVolumeReached = defineError("LEDGER_VOLUME_REACHED", 409, {
  "zh-CN": "本辖区{perText}总量{maxText}已用完，不能再记。",
  en: "The total of {maxText} per {per} for this area is used up.",
});

/** Facts: ceiling, balance, over (smallest units), ceilingText, overText. */
export const LedgerAboveCeiling = defineError("LEDGER_ABOVE_CEILING", 409, {
  "zh-CN": "上限为{ceilingText}，这一笔超出{overText}。",
  en: "The ceiling is {ceilingText}; this entry is {overText} above it.",
});

/** Facts as LEDGER_SHORT, and purpose. */
export const LedgerPurpose = defineError("LEDGER_PURPOSE", 409, {
  "zh-CN": "余下批次限定用途，不能用于本次：可用{availableText}，需要{neededText}，差{missingText}。",
  en: "What is left is reserved for another purpose: {availableText} available, {neededText} needed, {missingText} short.",
});

/** Facts as LEDGER_SHORT. */
export const LedgerExpired = defineError("LEDGER_EXPIRED", 409, {
  "zh-CN": "余下批次已过期：可用{availableText}，需要{neededText}，差{missingText}。",
  en: "What is left has expired: {availableText} available, {neededText} needed, {missingText} short.",
});

/** Facts: lot. */
export const LedgerUnknownLot = defineError("LEDGER_UNKNOWN_LOT", 422, {
  "zh-CN": "没有批次“{lot}”。",
  en: "There is no lot {lot}.",
});

/** No facts. */
export const LedgerLotMissing = defineError("LEDGER_LOT_MISSING", 422, {
  "zh-CN": "这本台账按批次记账，须指明批次。",
  en: "This ledger is kept by lots: name the lot.",
});

/** Facts: from, to. */
export const LedgerIntervalBad = defineError("LEDGER_INTERVAL_BAD", 422, {
  "zh-CN": "须填写开始和结束时间，且结束晚于开始。",
  en: "A start and an end are needed, the end after the start.",
});

/** Facts: from, to, otherFrom, otherTo. */
export const LedgerOverlap = defineError("LEDGER_OVERLAP", 409, {
  "zh-CN": "{from}至{to}与已记的{otherFrom}至{otherTo}重叠。",
  en: "{from} to {to} overlaps with {otherFrom} to {otherTo}, which is entered already.",
});

/** Facts: entry. */
export const LedgerAlreadyReversed = defineError("LEDGER_ALREADY_REVERSED", 409, {
  "zh-CN": "这一笔已经冲回过，不能再冲回。",
  en: "This entry has been taken back already.",
});

/** Facts: entry. */
export const LedgerNotReversible = defineError("LEDGER_NOT_REVERSIBLE", 409, {
  "zh-CN": "这一笔不能冲回：它本身是冲回记录，或不属于这本台账。",
  en: "This entry cannot be taken back: it is a reversal itself, or belongs to another ledger.",
});

/** No facts. */
export const LedgerAlreadyOpen = defineError("LEDGER_ALREADY_OPEN", 409, {
  "zh-CN": "该账户已经开立。",
  en: "The account is open already.",
});

/** Facts: ledger. */
export const LedgerNoReset = defineError("LEDGER_NO_RESET", 409, {
  "zh-CN": "台账“{ledger}”不实行年终清零。",
  en: "Ledger {ledger} is not reset at the end of the year.",
});

/** Facts: missing. A fault of the caller, never of the person. */
export const LedgerStandingMissing = defineError("LEDGER_STANDING_MISSING", 500, {
  "zh-CN": "记账所需的账户情况不完整：{missing}。",
  en: "The standing of the account is incomplete: {missing}.",
});

/** Facts: path. */
export const LedgerNotCanonical = defineError("LEDGER_NOT_CANONICAL", 422, {
  "zh-CN": "“{path}”的值不能写入记录链。",
  en: "The value at {path} cannot be part of a chain.",
});
