import { Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { Available } from "../../api/types.js";

/** Steps that can't be taken now, each with the reason. */
export function RefusedSteps({ steps }: { readonly steps: readonly Available[] }) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t("record.refusedTitle")}
      content={
        <dl className="z-refused">
          {steps.map((step) => (
            <div key={step.id}>
              <dt>{step.title}</dt>
              <dd>{step.reason?.text ?? t("record.refusedPlain")}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <button type="button" className="z-why">
        {steps.length === 1 && steps[0] !== undefined ? t("record.whyNot", { step: steps[0].title }) : t("record.whyNotSome", { count: steps.length })}
      </button>
    </Popover>
  );
}
