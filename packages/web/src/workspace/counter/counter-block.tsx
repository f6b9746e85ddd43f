import { useTranslation } from "react-i18next";
import { useConfiguration } from "../../ui/configuration-context.js";
import { EmptyState } from "../../ui/states.js";
import { Counter } from "./counter.js";
import type { CounterDefinition } from "./use-catalogue.js";
import { forgetKept, useKept } from "./use-kept.js";
import "./counter.css";

/** The counter: who, what, is it enough, confirm, receipt; then the next one. */
export function CounterBlock({ counter, title }: { readonly counter: CounterDefinition; readonly title: string }) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const slip = configuration.recordTypes[counter.recordType];
  const subjectType = configuration.recordTypes[counter.subject];
  const name = `zhili.counter/${counter.recordType}`;
  const [round, setRound] = useKept(`${name}.round`, 0);
  if (slip === undefined || subjectType === undefined) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  return (
    <Counter
      key={round}
      counter={counter}
      slip={slip}
      subjectType={subjectType}
      title={title}
      name={`${name}/${round}`}
      onNext={() => {
        forgetKept(`${name}/`);
        setRound(round + 1);
      }}
    />
  );
}
