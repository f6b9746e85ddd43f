import { useMutation } from "@tanstack/react-query";
import type { Json, JsonObject } from "@zhili/contracts";
import { Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Available, RecordTypeView, RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { useForm } from "../../ui/form/use-form.js";
import { formatAmount } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState } from "../../ui/states.js";
import { useNarrow } from "../../ui/use-media.js";
import { queryClient } from "../query-client.js";
import { TransitionDrawer } from "../record/transition-drawer.js";
import { type Basket, type Reckoning, reckon } from "./basket.js";
import { CounterBar } from "./counter-bar.js";
import { CounterDone } from "./counter-done.js";
import { CounterSide } from "./counter-side.js";
import { GoodsGrid } from "./goods-grid.js";
import { PlacePicker } from "./place-picker.js";
import { shortageTexts } from "./shortage-texts.js";
import { type Subject, SubjectFinder } from "./subject-finder.js";
import { SubjectPanel, usePurse } from "./subject-panel.js";
import { type CounterDefinition, useCatalogue } from "./use-catalogue.js";
import { useKept } from "./use-kept.js";
import { usePlaces } from "./use-places.js";
import { useServe } from "./use-serve.js";
import { useTried } from "./use-tried.js";

const NONE: readonly string[] = [];

interface CounterProps {
  readonly counter: CounterDefinition;
  readonly slip: RecordTypeView;
  readonly subjectType: RecordTypeView;
  readonly title: string;
  /** Under which the slip being written is kept. */
  readonly name: string;
  readonly onNext: () => void;
}

/** One slip, from nobody to the receipt. */
export function Counter({ counter, slip, subjectType, title, name, onNext }: CounterProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const narrow = useNarrow();
  const configuration = useConfiguration();
  const [subject, setSubject] = useKept<Subject | null>(`${name}/subject`, null);
  const [basket, setBasket] = useKept<Basket>(`${name}/basket`, {});
  const [typed, keepTyped] = useKept<JsonObject>(`${name}/typed`, {});
  const [done, setDone] = useState<{ readonly record: RecordView; readonly sum: Reckoning }>();
  const [asking, setAsking] = useState<{ readonly record: RecordView; readonly step: Available }>();
  const extra = counter.extra ?? NONE;
  const step = slip.workflow?.transitions.find((one) => one.id === counter.confirm);
  const form = useForm(slip, typed, extra, step?.required);
  useEffect(() => keepTyped(form.data), [form.data, keepTyped]);
  const places = usePlaces(counter, slip);
  const purpose = counter.lines.purpose === undefined || form.hidden.has(counter.lines.purpose) ? undefined : form.data[counter.lines.purpose];
  const catalogue = useCatalogue(counter, places.chosen?.id, typeof purpose === "string" ? purpose : undefined);
  const purse = usePurse(counter.ledger, subject ?? undefined);
  const unit = configuration.ledgers[counter.ledger]?.unit;

  const lines = reckon(basket, catalogue.goods, undefined).lines;
  const data: JsonObject = {
    ...form.submission(),
    ...(subject === null ? {} : { [counter.subjectField]: subject.id }),
    ...(counter.placeField === undefined || places.chosen === undefined ? {} : { [counter.placeField]: places.chosen.id }),
    [counter.lines.field]: lines.map(({ goods, quantity }): Json => ({ [counter.lines.item]: goods.id, [counter.lines.quantity]: quantity })),
  };
  const tried = useTried(slip.ref, counter.confirm, data, subject !== null && lines.length > 0 && done === undefined);
  const cost = counter.total === undefined ? undefined : tried.answer?.data[counter.total];
  const sum = reckon(basket, catalogue.goods, purse.data?.spendable, typeof cost === "number" ? cost : undefined);

  const { serve, unanswered } = useServe(slip.ref, counter.confirm, name);
  const confirm = useMutation({
    mutationFn: () => serve(data),
    onSuccess: (served) => {
      if (served.kind === "done") setDone({ record: served.record, sum });
      else if (served.kind === "asks") setAsking(served);
    },
    onError: (error) => form.refuse(error),
    onSettled: refreshFigures,
  });

  if (done !== undefined && subject !== null)
    return <CounterDone counter={counter} record={done.record} subject={subject} sum={done.sum} unit={unit} onNext={onNext} />;

  const placeMissing = counter.placeField !== undefined && places.chosen === undefined;
  const side = {
    slip,
    form,
    extra,
    sum,
    unit,
    missing: subject === null ? NONE : shortageTexts(sum, tried, (value) => formatAmount(value, unit, language), t),
    first: placeMissing ? t("counter.firstPlace") : subject === null ? t("counter.firstWho") : lines.length === 0 ? t("counter.firstGoods") : undefined,
    confirmTitle: step?.title ?? t("counter.confirm"),
    error: confirm.error,
    refusal: confirm.data?.kind === "refused" ? confirm.data.reason : undefined,
    sending: confirm.isPending,
    unanswered,
    onTake: (goods: { readonly id: string }) => setBasket(Object.fromEntries(Object.entries(basket).filter(([id]) => id !== goods.id))),
    onConfirm: () => {
      if (!confirm.isPending && (unanswered || form.check(extra))) confirm.mutate();
    },
  };
  return (
    <div className="z-counter">
      <div className="z-stack">
        {counter.place !== undefined && counter.placeField !== undefined && (
          <PlacePicker title={configuration.recordTypes[counter.place]?.title ?? t("counter.place")} places={places} disabled={unanswered} />
        )}
        {subject === null ? (
          <Panel title={title}>
            <SubjectFinder type={subjectType} shown={counter.subjectSearch ?? NONE} onFound={setSubject} />
          </Panel>
        ) : (
          <SubjectPanel subject={subject} purse={purse} unit={unit} disabled={unanswered} onOther={onNext} />
        )}
        {!placeMissing && (
          <Panel title={t("counter.goods")}>
            {catalogue.isPending ? (
              <Skeleton active paragraph={{ rows: 6 }} />
            ) : catalogue.error !== null && catalogue.goods.length === 0 ? (
              <ErrorState error={catalogue.error} retry={() => void catalogue.refetch()} />
            ) : (
              <GoodsGrid goods={catalogue.goods} basket={basket} onChange={setBasket} unit={unit} disabled={unanswered} ready={subject !== null} />
            )}
          </Panel>
        )}
      </div>
      {narrow ? (
        <CounterBar {...side} />
      ) : (
        <aside className="z-panel z-counter-side" aria-label={t("counter.total")}>
          <CounterSide {...side} />
        </aside>
      )}
      {asking !== undefined && (
        <TransitionDrawer
          type={slip}
          record={asking.record}
          step={asking.step}
          onDone={(record) => {
            refreshFigures();
            setDone({ record, sum });
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** Points, stock and lists are other than before. */
function refreshFigures(): void {
  for (const key of ["balances", "account", "records", "prepare"]) void queryClient.invalidateQueries({ queryKey: [key] });
}
