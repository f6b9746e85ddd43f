import { useMutation } from "@tanstack/react-query";
import { App, Button, Radio } from "antd";
import { useState } from "react";
import { type ShareInput, type ShareOffer, shareRecord } from "../../api/sharing.js";
import type { RecordTypeView, RecordView } from "../../api/types.js";
import { DayInput } from "../../ui/day-input.js";
import { formatDate } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { queryClient } from "../query-client.js";
import { NeighbourPicker } from "./neighbour-picker.js";
import { useSharingTexts } from "./texts.js";

interface ShareFormProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly offer: ShareOffer;
}

/** With whom, for what and until which day. */
export function ShareForm({ type, record, offer }: ShareFormProps) {
  const { t } = useSharingTexts();
  const language = useLanguage();
  const { message } = App.useApp();
  const [orgUnit, setOrgUnit] = useState<string>();
  const [purpose, setPurpose] = useState<string | undefined>(offer.purposes.length === 1 ? offer.purposes[0]?.id : undefined);
  const [until, setUntil] = useState("");
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [wrong, setWrong] = useState<string>();
  const share = useMutation({
    mutationFn: (input: ShareInput) => shareRecord(type.ref, record.id, input, key),
    onSuccess: (made) => {
      void message.success(t("form.done", { unit: made.orgUnitName, until: formatDate(made.until, language) }));
      setOrgUnit(undefined);
      setUntil("");
      setKey(crypto.randomUUID());
      void queryClient.invalidateQueries({ queryKey: ["shares"] });
    },
    onError: () => setKey(crypto.randomUUID()),
  });
  const send = () => {
    share.reset();
    if (orgUnit === undefined || purpose === undefined || until === "") return setWrong(t("form.missing"));
    if (until < offer.first || until > offer.last)
      return setWrong(t("form.dayWrong", { first: formatDate(offer.first, language), last: formatDate(offer.last, language) }));
    setWrong(undefined);
    share.mutate({ orgUnit, purpose, until });
  };
  return (
    <Panel title={t("form.title")}>
      <div className="z-stack">
        {wrong !== undefined && (
          <Note tone="bad" role="alert">
            {wrong}
          </Note>
        )}
        {share.isError && <ProblemNote error={share.error} />}
        <div>
          <label className="z-field-title" htmlFor="share-to">
            {t("form.to")}
          </label>
          <p className="z-field-help" id="share-to-help">
            {t("form.toHelp")}
          </p>
          <NeighbourPicker
            id="share-to"
            home={record.orgUnit}
            value={orgUnit}
            placeholder={t("form.toSearch")}
            describedBy="share-to-help"
            onChange={(value) => setOrgUnit(typeof value === "string" ? value : undefined)}
          />
        </div>
        <div>
          <span className="z-field-title" id="share-purpose">
            {t("form.purpose")}
          </span>
          <Radio.Group className="z-radio-list" aria-labelledby="share-purpose" value={purpose} onChange={(event) => setPurpose(String(event.target.value))}>
            {offer.purposes.map(({ id, title }) => (
              <Radio key={id} value={id}>
                {title}
              </Radio>
            ))}
          </Radio.Group>
        </div>
        <div>
          <label className="z-field-title" htmlFor="share-until">
            {t("form.until")}
          </label>
          <p className="z-field-help" id="share-until-help">
            {t("form.untilHelp", { last: formatDate(offer.last, language) })}
          </p>
          <DayInput id="share-until" value={until} onChange={setUntil} describedBy="share-until-help" />
        </div>
        <div className="z-actions">
          <Button type="primary" loading={share.isPending} onClick={send}>
            {t("form.confirm")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
