import { Button, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatAmount } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { CounterSide, type CounterSideProps, Missing } from "./counter-side.js";

/** On a phone: the total stays at the thumb, and the rest of the slip comes up over the goods. */
export function CounterBar(props: CounterSideProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(props.unanswered);
  const { sum, unit, missing, first } = props;
  return (
    <>
      <section className="z-counter-bar" aria-label={t("counter.total")}>
        {missing.length > 0 ? <Missing texts={missing.slice(0, 1)} /> : first !== undefined && <p className="z-quiet">{first}</p>}
        <div>
          <p>
            {t("counter.total")} <strong className="z-number">{formatAmount(sum.total, unit, language)}</strong>
          </p>
          <Button type="primary" size="large" disabled={sum.lines.length === 0 && !props.unanswered} onClick={() => setOpen(true)}>
            {t("counter.review")}
          </Button>
        </div>
      </section>
      <Drawer open={open} placement="bottom" size="88%" title={t("counter.reviewTitle")} onClose={() => setOpen(false)}>
        <div className="z-counter-sheet">
          <CounterSide {...props} />
        </div>
      </Drawer>
    </>
  );
}
