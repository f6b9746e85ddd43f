import { ZhiliError } from "@zhili/contracts";
import { LedgerExpired, LedgerPurpose, LedgerShort } from "@zhili/engine/ledger";
import type { EffectScope } from "@zhili/plugin-api";
import { evaluateFields } from "./expressions.js";

const SHORTAGES = [LedgerShort, LedgerExpired, LedgerPurpose].map(({ kind }) => kind.code);

/** A shortage in the pack's words, with its code, its facts and how much is missing; any other error as it is. */
export function inOwnWords(error: unknown, template: string, explain: unknown, scope: EffectScope, extra: Readonly<Record<string, unknown>>): unknown {
  if (!(error instanceof ZhiliError) || !SHORTAGES.includes(error.code)) return error;
  const facts = { ...error.facts, ...evaluateFields(explain, scope, extra) };
  const text = scope.render(template, { ...extra, ...facts });
  return new ZhiliError({ ...error.kind, messages: { "zh-CN": text, en: text } }, { facts, cause: error });
}
