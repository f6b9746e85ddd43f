import type { TFunction } from "i18next";
import type { Configuration, Language, RecordTypeView, RecordView, TimelineView } from "../../api/types.js";
import { formatSigned, fromSmallestUnit, unitTitle } from "../format-number.js";

export interface TimelineWords {
  readonly t: TFunction;
  readonly language: Language;
  readonly configuration: Configuration;
}

/** What happened, in one sentence, from the titles that the server and the configuration give. */
export function timelineText(item: TimelineView, type: RecordTypeView, record: Pick<RecordView, "workflow">, words: TimelineWords): string {
  const { t, configuration, language } = words;
  const kind = t(`timeline.kind.${item.kind}`);
  const step = item.transitionTitle ?? type.workflow?.transitions.find((one) => one.id === item.transition)?.title;
  const state = item.toTitle ?? type.workflow?.states.find((one) => one.id === item.to)?.title;
  const { decision, fields, finding, item: check, move, result } = item.facts;
  switch (item.kind) {
    case "updated": {
      const names = Array.isArray(fields) ? fields.map((field) => type.schema.properties[String(field)]?.title ?? String(field)) : [];
      return names.length === 0 ? kind : t("timeline.updated", { fields: names.join("、") });
    }
    case "vote": {
      const vote = decision === "agree" || decision === "disagree" || decision === "abstain" ? t(`vote.${decision}`) : kind;
      return step === undefined ? vote : t("timeline.step", { step, what: vote });
    }
    case "check": {
      const title = record.workflow?.checklist?.items.find((one) => one.id === check)?.title ?? kind;
      return result === "pass" || result === "fail" ? t("timeline.step", { step: title, what: t(`check.${result}`) }) : title;
    }
    case "finding":
      return finding === "upheld" || finding === "dismissed" ? t("timeline.step", { step: kind, what: t(`objection.${finding}`) }) : kind;
    case "entry": {
      const ledger = configuration.ledgers[String(item.facts.ledger)];
      if (ledger === undefined || typeof item.facts.amount !== "number") return kind;
      const amount = `${formatSigned(fromSmallestUnit(item.facts.amount, ledger.unit), language)} ${unitTitle(ledger.unit)}`.trim();
      return t("timeline.entry", { ledger: ledger.title, amount });
    }
    case "move":
      return typeof move === "string" ? t(`move.${move}`) : kind;
    default:
      if (step !== undefined) return state === undefined ? step : t("timeline.arrow", { step, state });
      return state === undefined ? kind : t("timeline.arrow", { step: kind, state });
  }
}
