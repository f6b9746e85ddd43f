import { useTranslation } from "react-i18next";
import type { FormStep } from "../../ui/form/form-steps.js";
import { Icon } from "../../ui/icon.js";

interface StepListProps {
  readonly steps: readonly FormStep[];
  readonly at: number;
  readonly onGo: (step: number) => void;
}

/** Where one is in a long form; steps behind can be gone back to. */
export function StepList({ steps, at, onGo }: StepListProps) {
  const { t } = useTranslation();
  return (
    <ol className="z-steps" aria-label={t("form.steps")}>
      {steps.map((step, place) => {
        const title = step.title ?? t("form.rest");
        return (
          <li key={step.id} data-state={place < at ? "done" : place === at ? "now" : "later"} aria-current={place === at ? "step" : undefined}>
            <span className="z-step-number">{place < at ? <Icon name="check" /> : place + 1}</span>
            {place < at ? (
              <button type="button" className="z-why" onClick={() => onGo(place)}>
                {title}
              </button>
            ) : (
              <span>{title}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
