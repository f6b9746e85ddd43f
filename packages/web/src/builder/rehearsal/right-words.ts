import type { DraftPart } from "../../api/drafts.js";
import { useStanding } from "../../ui/configuration-context.js";
import { packOf } from "../../ui/refs.js";
import { useTexts } from "../texts.js";

interface Limits {
  readonly fields?: readonly string[];
  readonly where?: unknown;
  readonly anywhere?: boolean;
  readonly inverted?: boolean;
}

/** `action subject {limits}` of a role as an official would say it. */
export function useRightWords(parts: readonly DraftPart[]): (role: string, right: string) => string {
  const { t } = useTexts();
  const { configuration } = useStanding();
  return (role, right) => {
    const [action = "", subject = "", ...rest] = right.split(" ");
    const limits = (rest.length === 0 ? {} : JSON.parse(rest.join(" "))) as Limits;
    const ref = subject.includes(":") || !subject.includes("/") ? subject : `${packOf(role)}:${subject}`;
    const [kind = "", name = ""] = ref.slice(ref.indexOf(":") + 1).split("/");
    const all = t("rehearsal.allOf", { kind: t(`kind.${kind}`, { defaultValue: kind }) });
    const title = name === "*" ? all : (parts.find((part) => part.ref === ref)?.title ?? t(`rehearsal.subject.${subject}`, { defaultValue: name || subject }));
    const properties = configuration.recordTypes[`${packOf(ref)}:${name}`]?.schema.properties ?? {};
    const fields = limits.fields?.map((field) => properties[field]?.title ?? field).join(t("rehearsal.comma"));
    const words = t(limits.inverted === true ? "rehearsal.mayNot" : "rehearsal.may", {
      action: t(`rehearsal.action.${action}`, { defaultValue: action }),
      subject: title,
    });
    return [
      words,
      ...(fields === undefined ? [] : [t("rehearsal.onlyFields", { fields })]),
      ...(limits.where === undefined ? [] : [t("rehearsal.onlyWhere")]),
      ...(limits.anywhere === true ? [t("rehearsal.anywhere")] : []),
    ].join("");
  };
}
