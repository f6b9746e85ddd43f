import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Prepared, RecordTypeView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { FieldsForm } from "../../ui/form/fields-form.js";
import { topField } from "../../ui/form/issues.js";
import { formatAmount, type LedgerUnit } from "../../ui/format-number.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { packOf } from "../../ui/refs.js";
import { Note, ProblemNote } from "../../ui/states.js";
import type { FormStanding } from "../form/use-form.js";
import type { Goods, Reckoning } from "./basket.js";
import { shortageTexts } from "./shortage-texts.js";
import type { Subject } from "./subject-finder.js";

interface CounterSideProps {
  readonly slip: RecordTypeView;
  readonly form: FormStanding;
  readonly extra: readonly string[];
  readonly subject: Subject | undefined;
  readonly sum: Reckoning;
  readonly unit: LedgerUnit | undefined;
  readonly prepared: Prepared | undefined;
  readonly placeMissing: boolean;
  readonly error: unknown;
  /** Why the server would not confirm. */
  readonly refusal: string | undefined;
  readonly sending: boolean;
  readonly onTake: (goods: Goods) => void;
  readonly onConfirm: () => void;
}

/** The running total, what is missing in words, what else is asked, and the one main button. */
export function CounterSide(props: CounterSideProps) {
  const { subject, sum, unit, slip, form, extra } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const amount = (value: number) => formatAmount(value, unit, language);
  const missing = shortageTexts(sum, props.prepared, amount, t);
  const refusal = missing.length === 0 ? props.refusal : undefined;
  const first =
    subject === undefined ? t("counter.firstWho") : sum.lines.length === 0 ? t("counter.firstGoods") : props.placeMissing ? t("counter.firstPlace") : undefined;
  const context = useMemo(() => ({ configuration, pack: packOf(slip.ref), recordType: slip.ref, labels: {} }), [configuration, slip.ref]);
  const part = useMemo(
    () => ({ schema: slip.schema, uiSchema: slip.form?.uiSchema, fields: extra, hidden: form.hidden, required: form.required }),
    [slip, extra, form.hidden, form.required],
  );
  const others = form.issues.filter((issue) => !extra.includes(topField(issue.path) ?? ""));
  return (
    <aside className="z-panel z-counter-side" aria-label={t("counter.total")}>
      <ul className="z-slip">
        {sum.lines.map(({ goods, quantity, cost }) => (
          <li key={goods.id}>
            <span>
              {goods.title} × {quantity}
            </span>
            <span className="z-number">{amount(cost)}</span>
            <button type="button" className="z-why" aria-label={t("counter.take", { title: goods.title })} onClick={() => props.onTake(goods)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <dl className="z-total">
        <div>
          <dt>{t("counter.total")}</dt>
          <dd className="z-number">{amount(sum.total)}</dd>
        </div>
        {subject !== undefined && sum.short === 0 && sum.lines.length > 0 && (
          <div>
            <dt>{t("counter.left")}</dt>
            <dd className="z-number">{amount(sum.left)}</dd>
          </div>
        )}
      </dl>
      <div aria-live="polite">
        {missing.length > 0 && (
          <Note tone="bad">
            {missing.map((text) => (
              <div key={text}>{text}</div>
            ))}
          </Note>
        )}
      </div>
      {extra.length > 0 && (
        <FieldsForm prefix="slip" part={part} data={form.data} onChange={form.change} issues={form.issues} context={context} disabled={props.sending} />
      )}
      {others.length > 0 && (
        <Note tone="bad" role="alert">
          {others.map((issue) => (
            <div key={issue.path + issue.code}>{issue.message}</div>
          ))}
        </Note>
      )}
      {refusal !== undefined && (
        <Note tone="bad" role="alert">
          {refusal}
        </Note>
      )}
      {props.error !== null && props.error !== undefined && others.length === 0 && <ProblemNote error={props.error} />}
      {first !== undefined && <p className="z-quiet">{first}</p>}
      <Button type="primary" size="large" block disabled={first !== undefined || missing.length > 0} loading={props.sending} onClick={props.onConfirm}>
        {t("counter.confirm")}
      </Button>
    </aside>
  );
}
