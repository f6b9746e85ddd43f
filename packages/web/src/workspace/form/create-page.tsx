import { useMutation, useQuery } from "@tanstack/react-query";
import type { Json, JsonObject } from "@zhili/contracts";
import { App, Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { readOrgUnit } from "../../api/org-units.js";
import { createRecord, isWithheld, prepareRecord } from "../../api/records.js";
import type { RecordTypeView } from "../../api/types.js";
import { useStanding } from "../../ui/configuration-context.js";
import { stepsOf } from "../../ui/form/form-steps.js";
import { useForm } from "../../ui/form/use-form.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { OrgUnitPicker } from "../../ui/org-unit-picker.js";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, Note } from "../../ui/states.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { queryClient } from "../query-client.js";
import { forgetDraft, readDraft, writeDraft } from "./drafts.js";
import { RecordForm } from "./record-form.js";

export function CreatePage() {
  const { t } = useTranslation();
  const { configuration } = useStanding();
  const { pack = "", type: id = "" } = useParams();
  const type = configuration.recordTypes[`${pack}:${id}`];
  if (type === undefined || !type.can.create) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  return <Create key={type.ref} type={type} />;
}

function Create({ type }: { readonly type: RecordTypeView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  /** Opened from a page of the workspace, to which the way back leads. */
  const opened = useLocation().key !== "default";
  const language = useLanguage();
  const { me } = useStanding();
  const [parameters] = useSearchParams();
  const given = useMemo(() => prefilled(type, parameters), [type, parameters]);
  const steps = useMemo(() => stepsOf(type, (field) => type.workflow?.later?.includes(field) !== true), [type]);
  const form = useForm(
    type,
    given,
    steps.flatMap((step) => step.fields),
  );
  const words = useQuery({
    queryKey: ["prepare", type.ref, "given", given],
    queryFn: ({ signal }) => prepareRecord(type.ref, { data: given }, signal),
    enabled: Object.keys(given).length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const [key] = useState(() => crypto.randomUUID());
  const [offered, setOffered] = useState(() => (Object.keys(given).length > 0 ? undefined : readDraft(localStorage, me.id, type.ref)));
  const asksOrgUnit = type.placeFrom === undefined;
  const { orgUnit, setOrgUnit } = useOrgUnit(type);

  const settled = useDebounced(form.data, 800);
  useEffect(() => {
    if (settled !== given && offered === undefined) writeDraft(localStorage, me.id, type.ref, { data: settled, orgUnit, at: new Date().toISOString() });
  }, [settled, given, offered, orgUnit, me.id, type.ref]);

  const send = useMutation({
    mutationFn: () => createRecord(type.ref, { ...(asksOrgUnit && orgUnit !== undefined ? { orgUnit } : {}), data: form.submission(), idempotencyKey: key }),
    onSuccess: (record) => {
      forgetDraft(localStorage, me.id, type.ref);
      void queryClient.invalidateQueries({ queryKey: ["records", type.ref] });
      void queryClient.invalidateQueries({ queryKey: ["calendar"] });
      if (isWithheld(record)) {
        void message.success(t("form.received"));
        void (opened ? navigate(-1) : navigate("/", { replace: true }));
        return;
      }
      queryClient.setQueryData(["record", type.ref, record.id, ""], record);
      void message.success(t("form.created", { title: record.title }));
      void navigate(refLink("records", type.ref, record.id), { replace: true });
    },
    onError: (error) => form.refuse(error),
  });

  return (
    <>
      <PageHeader title={t("action.createOf", { title: type.title })} subtitle={type.description} />
      {offered !== undefined && (
        <div className="z-offer">
          <Note role="status">
            <div>{t("draft.found", { when: formatMoment(offered.at, language, new Date()) })}</div>
            <div className="z-actions">
              <Button
                size="small"
                type="primary"
                onClick={() => {
                  form.replace(offered.data);
                  if (offered.orgUnit !== undefined) setOrgUnit(offered.orgUnit);
                  setOffered(undefined);
                }}
              >
                {t("draft.continue")}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  forgetDraft(localStorage, me.id, type.ref);
                  setOffered(undefined);
                }}
              >
                {t("draft.discard")}
              </Button>
            </div>
          </Note>
        </div>
      )}
      <RecordForm
        type={type}
        form={form}
        steps={steps}
        {...(words.data?.labels === undefined ? {} : { labels: words.data.labels })}
        stepwise
        sendText={t("form.submit")}
        sending={send.isPending}
        error={send.error}
        onSend={() => send.mutate()}
        onCancel={() => void navigate(-1)}
        before={
          asksOrgUnit && (
            <div className="z-panel z-form-part">
              <div className="z-panel-body">
                <div className="z-field">
                  <label className="z-field-title" htmlFor="form-org-unit">
                    {t("field.orgUnit")}
                  </label>
                  <OrgUnitPicker
                    id="form-org-unit"
                    value={orgUnit}
                    levels={type.levels}
                    onChange={(value) => setOrgUnit(typeof value === "string" ? value : undefined)}
                    width={360}
                  />
                </div>
              </div>
            </div>
          )
        }
      />
    </>
  );
}

/** Where the record will belong: the person's own unit when records may be made at its level. */
function useOrgUnit(type: RecordTypeView) {
  const { me } = useStanding();
  const [chosen, setOrgUnit] = useState<string>();
  const first = type.can.createAt?.[0] ?? me.orgUnits[0]?.id;
  const levels = type.levels;
  const own = useQuery({ queryKey: ["org-unit", first], queryFn: () => readOrgUnit(first ?? ""), enabled: first !== undefined, staleTime: 600_000 });
  const fits = own.data !== undefined && (levels === undefined || levels.length === 0 || levels.includes(own.data.level));
  return { orgUnit: chosen ?? (fits ? first : undefined), setOrgUnit };
}

/** Fields given in the address, e.g. when a record is made from a related one. */
function prefilled(type: RecordTypeView, parameters: URLSearchParams): JsonObject {
  const data: Record<string, Json> = {};
  for (const [name, value] of parameters) {
    const field = type.schema.properties[name];
    if (field === undefined || value === "") continue;
    if (field.type === "string") data[name] = value;
    else if ((field.type === "number" || field.type === "integer") && Number.isFinite(Number(value))) data[name] = Number(value);
    else if (field.type === "boolean") data[name] = value === "true";
  }
  return data;
}
