import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RecordTypeView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { FieldsForm } from "../../ui/form/fields-form.js";
import { topField } from "../../ui/form/issues.js";
import type { FormStanding } from "../../ui/form/use-form.js";
import { formatAmount, type LedgerUnit } from "../../ui/format-number.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { packOf } from "../../ui/refs.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { countOf, type Goods, type Reckoning } from "./basket.js";

export interface CounterSideProps {
  readonly slip: RecordTypeView;
  readonly form: FormStanding;
  readonly extra: readonly string[];
  readonly sum: Reckoning;
  readonly unit: LedgerUnit | undefined;
  /** What stands against it, in words. */
  readonly missing: readonly string[];
  /** What has to be done before, in words. */
  readonly first: string | undefined;
  readonly confirmTitle: string;
  readonly error: unknown;
  /** Why the server would not confirm. */
  readonly refusal: string | undefined;
  readonly sending: boolean;
  /** It was sent and no answer came: nothing may change until one does. */
  readonly unanswered: boolean;
  readonly onTake: (goods: Goods) => void;
  readonly onConfirm: () => void;
}

/** The running total, what is missing in words, what else is asked, and the one main button. */
export function CounterSide(props: CounterSideProps) {
  const { sum, unit, slip, form, extra, missing, first, unanswered } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const amount = (value: number) => formatAmount(value, unit, language);
  const context = useMemo(() => ({ configuration, pack: packOf(slip.ref), recordType: slip.ref, labels: {} }), [configuration, slip.ref]);
  const part = useMemo(
    () => ({ schema: slip.schema, uiSchema: slip.form?.uiSchema, fields: extra, hidden: form.hidden, required: form.required }),
    [slip, extra, form.hidden, form.required],
  );
  const others = form.issues.filter((issue) => !extra.includes(topField(issue.path) ?? ""));
  const failed = props.error !== null && props.error !== undefined && !unanswered && others.length === 0;
  return (
    <>
      <div className="z-counter-slip">
        <ul className="z-slip">
          {sum.lines.map(({ goods, quantity, cost }) => (
            <li key={goods.id}>
              <span>
                {goods.title} × {countOf(goods, quantity)}
              </span>
              <span className="z-number">{amount(cost)}</span>
              <Button
                type="text"
                disabled={unanswered}
                aria-label={t("counter.take", { title: goods.title })}
                icon={<Icon name="close" />}
                onClick={() => props.onTake(goods)}
              />
            </li>
          ))}
        </ul>
        <dl className="z-total">
          <div>
            <dt>{t("counter.total")}</dt>
            <dd className="z-number">{amount(sum.total)}</dd>
          </div>
          {first === undefined && missing.length === 0 && (
            <div>
              <dt>{t("counter.left")}</dt>
              <dd className="z-number">{amount(sum.left)}</dd>
            </div>
          )}
        </dl>
        <Missing texts={missing} />
        {extra.length > 0 && (
          <FieldsForm
            prefix="slip"
            part={part}
            data={form.data}
            onChange={form.change}
            issues={form.issues}
            context={context}
            disabled={props.sending || unanswered}
          />
        )}
        {others.length > 0 && (
          <Note tone="bad" role="alert">
            {others.map((issue) => (
              <div key={issue.path + issue.code}>{issue.message}</div>
            ))}
          </Note>
        )}
        {props.refusal !== undefined && missing.length === 0 && (
          <Note tone="bad" role="alert">
            {props.refusal}
          </Note>
        )}
        {unanswered && !props.sending && (
          <Note tone="warning" role="alert">
            <strong>{t("counter.unanswered")}</strong>
            <div>{t("counter.unansweredText")}</div>
          </Note>
        )}
        {failed && <ProblemNote error={props.error} />}
        {first !== undefined && !unanswered && <p className="z-quiet">{first}</p>}
      </div>
      <Button
        type="primary"
        size="large"
        block
        disabled={!unanswered && (first !== undefined || missing.length > 0)}
        loading={props.sending}
        onClick={props.onConfirm}
      >
        {unanswered ? t("counter.again") : props.confirmTitle}
      </Button>
    </>
  );
}

/** What is missing; there from the beginning, so that it is read out when it changes. */
export function Missing({ texts }: { readonly texts: readonly string[] }) {
  return (
    <div aria-live="polite">
      {texts.length > 0 && (
        <Note tone="bad">
          {texts.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </Note>
      )}
    </div>
  );
}
