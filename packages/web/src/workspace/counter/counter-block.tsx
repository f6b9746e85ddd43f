import { useMutation, useQuery } from "@tanstack/react-query";
import type { Json, JsonObject } from "@zhili/contracts";
import { Button, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { readAccount } from "../../api/ledgers.js";
import { prepareRecord } from "../../api/records.js";
import type { Available, RecordTypeView, RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatAmount } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { useForm } from "../form/use-form.js";
import { queryClient } from "../query-client.js";
import { TransitionDrawer } from "../record/transition-drawer.js";
import { type Basket, reckon } from "./basket.js";
import { CounterDone } from "./counter-done.js";
import { CounterSide } from "./counter-side.js";
import { GoodsGrid } from "./goods-grid.js";
import { PlacePicker, usePlace } from "./place-picker.js";
import { type Subject, SubjectFinder } from "./subject-finder.js";
import { type CounterDefinition, useCatalogue } from "./use-catalogue.js";
import { useServe } from "./use-serve.js";
import "./counter.css";

/** The counter: who, what, is it enough, confirm, receipt. */
export function CounterBlock({ counter, title }: { readonly counter: CounterDefinition; readonly title: string }) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const slip = configuration.recordTypes[counter.recordType];
  const subjectType = configuration.recordTypes[counter.subject];
  const [round, setRound] = useState(0);
  if (slip === undefined || subjectType === undefined) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  return <Counter key={round} counter={counter} slip={slip} subjectType={subjectType} title={title} onNext={() => setRound(round + 1)} />;
}

interface CounterProps {
  readonly counter: CounterDefinition;
  readonly slip: RecordTypeView;
  readonly subjectType: RecordTypeView;
  readonly title: string;
  readonly onNext: () => void;
}

function Counter({ counter, slip, subjectType, title, onNext }: CounterProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const [subject, setSubject] = useState<Subject>();
  const [basket, setBasket] = useState<Basket>({});
  const [done, setDone] = useState<RecordView>();
  const [place, setPlace] = usePlace(counter.place);
  const [asking, setAsking] = useState<{ readonly record: RecordView; readonly step: Available }>();
  const extra = useMemo(() => [...(counter.extra ?? [])], [counter.extra]);
  const form = useForm(
    slip,
    useMemo(() => ({}), []),
    extra,
  );
  const catalogue = useCatalogue(counter);
  const account = useQuery({
    queryKey: ["account", counter.ledger, subject?.id, "counter"],
    queryFn: () => readAccount(counter.ledger, subject?.id ?? ""),
    enabled: subject !== undefined,
  });
  const unit = configuration.ledgers[counter.ledger]?.unit ?? account.data?.unit;
  const sum = reckon(basket, catalogue.goods, account.data?.spendable);

  const data: JsonObject = {
    ...form.submission(),
    ...(subject === undefined ? {} : { [counter.subjectField]: subject.id }),
    ...(counter.placeField === undefined || place === undefined ? {} : { [counter.placeField]: place }),
    [counter.lines.field]: sum.lines.map(({ goods, quantity }): Json => ({ [counter.lines.item]: goods.id, [counter.lines.quantity]: quantity })),
  };
  const settled = useDebounced(JSON.stringify(data), 400);
  const tried = useQuery({
    queryKey: ["prepare", slip.ref, settled],
    queryFn: ({ signal }) =>
      prepareRecord(slip.ref, { data: JSON.parse(settled) as JsonObject, ...(counter.confirm === undefined ? {} : { transition: counter.confirm }) }, signal),
    enabled: subject !== undefined && sum.lines.length > 0,
    retry: false,
  });

  const serve = useServe(slip.ref, counter.confirm);
  const confirm = useMutation({
    mutationFn: () => serve(data),
    onSuccess: (served) => {
      if (served.kind === "done") setDone(served.record);
      else if (served.kind === "asks") setAsking(served);
    },
    onError: (error) => form.refuse(error),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ["account"] });
      void queryClient.invalidateQueries({ queryKey: ["records"] });
    },
  });

  if (done !== undefined && subject !== undefined)
    return <CounterDone counter={counter} record={done} subject={subject} sum={sum} unit={unit} onNext={onNext} />;
  return (
    <div className="z-counter">
      <div className="z-stack">
        {counter.place !== undefined && counter.placeField !== undefined && <PlacePicker recordType={counter.place} value={place} onChange={setPlace} />}
        <Panel
          title={subject === undefined ? title : subject.title}
          extra={
            subject !== undefined && (
              <Button
                onClick={() => {
                  setSubject(undefined);
                  setBasket({});
                }}
              >
                {t("counter.other")}
              </Button>
            )
          }
        >
          {subject === undefined ? (
            <SubjectFinder type={subjectType} onFound={setSubject} />
          ) : (
            <>
              <p className="z-quiet">{subject.orgUnitName}</p>
              {account.isPending && <Skeleton.Input active />}
              {account.isError && <ErrorState error={account.error} retry={() => void account.refetch()} />}
              {account.data !== undefined && (
                <dl className="z-purse">
                  <div>
                    <dt>{t("account.balance")}</dt>
                    <dd className="z-number">{formatAmount(account.data.balance, unit, language)}</dd>
                  </div>
                  <div>
                    <dt>{t("account.spendable")}</dt>
                    <dd className="z-number">{formatAmount(account.data.spendable, unit, language)}</dd>
                  </div>
                </dl>
              )}
            </>
          )}
        </Panel>
        <Panel title={t("counter.goods")}>
          {catalogue.isPending ? (
            <Skeleton active paragraph={{ rows: 4 }} />
          ) : catalogue.error !== null ? (
            <ErrorState error={catalogue.error} retry={() => void catalogue.refetch()} />
          ) : (
            <GoodsGrid
              goods={catalogue.goods}
              basket={basket}
              onChange={setBasket}
              unit={unit}
              stockUnit={counter.lines.stock === undefined ? undefined : configuration.ledgers[counter.lines.stock]?.unit}
            />
          )}
        </Panel>
      </div>
      <CounterSide
        slip={slip}
        form={form}
        extra={extra}
        subject={subject}
        sum={sum}
        unit={unit}
        prepared={tried.data}
        placeMissing={counter.placeField !== undefined && place === undefined}
        error={confirm.error}
        refusal={confirm.data?.kind === "refused" ? confirm.data.reason : undefined}
        sending={confirm.isPending}
        onTake={(goods) => setBasket(Object.fromEntries(Object.entries(basket).filter(([id]) => id !== goods.id)))}
        onConfirm={() => {
          if (form.check(extra)) confirm.mutate();
        }}
      />
      {asking !== undefined && (
        <TransitionDrawer
          type={slip}
          record={asking.record}
          step={asking.step}
          onDone={setDone}
          onClose={() => {
            setAsking(undefined);
            void queryClient.invalidateQueries({ queryKey: ["account"] });
          }}
        />
      )}
    </div>
  );
}
