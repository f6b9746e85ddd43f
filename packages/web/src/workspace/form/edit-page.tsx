import { useMutation, useQuery } from "@tanstack/react-query";
import type { JsonObject } from "@zhili/contracts";
import { App, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { ApiError } from "../../api/problem.js";
import { isWithheld, readRecord, updateRecord } from "../../api/records.js";
import type { Difference, RecordTypeView, RecordView } from "../../api/types.js";
import { useStanding } from "../../ui/configuration-context.js";
import { stepsOf } from "../../ui/form/form-steps.js";
import { useForm } from "../../ui/form/use-form.js";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState, Note } from "../../ui/states.js";
import { queryClient } from "../query-client.js";
import { compareVersions } from "./compare-versions.js";
import { ConflictDialog } from "./conflict-dialog.js";
import { mergeDifference, type Side } from "./merge-difference.js";
import { RecordForm } from "./record-form.js";

export function EditPage() {
  const { t } = useTranslation();
  const { configuration } = useStanding();
  const { pack = "", type: typeId = "", id = "" } = useParams();
  const type = configuration.recordTypes[`${pack}:${typeId}`];
  const record = useQuery({
    queryKey: ["record", type?.ref, id, "edit"],
    queryFn: () => readRecord(type?.ref ?? "", id),
    enabled: type !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (type === undefined) return <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search" />;
  if (record.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (record.isError) return <ErrorState error={record.error} retry={() => void record.refetch()} />;
  if ((record.data.editable ?? []).length === 0) return <EmptyState title={t("edit.nothing")} text={t("edit.nothingText")} icon="lock" />;
  return <Edit type={type} record={record.data} />;
}

/** The record as it was opened stays what changes are measured against, also when somebody saves it meanwhile and the page hears of it. */
function Edit({ type, record: opened }: { readonly type: RecordTypeView; readonly record: RecordView }) {
  const [record] = useState(opened);
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const masked = useMemo(() => new Set(record.masked ?? []), [record.masked]);
  const editable = useMemo(() => (record.editable ?? []).filter((field) => !masked.has(field)), [record.editable, masked]);
  const steps = useMemo(() => stepsOf(type, (field) => editable.includes(field)), [type, editable]);
  const form = useForm(type, record.data, editable);
  const [version, setVersion] = useState(record.version);
  const [differences, setDifferences] = useState<readonly Difference[]>();
  const back = refLink("records", type.ref, record.id);

  const send = useMutation({
    mutationFn: ({ data, over }: { data: JsonObject; over: number }) => updateRecord(type.ref, record.id, over, data),
    onSuccess: (after) => {
      void queryClient.invalidateQueries({ queryKey: ["record", type.ref, record.id] });
      void queryClient.invalidateQueries({ queryKey: ["records", type.ref] });
      void queryClient.invalidateQueries({ queryKey: ["calendar"] });
      void message.success(t("edit.saved"));
      void navigate(isWithheld(after) ? "/" : back, { replace: true });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === "RECORD_STALE") void compare(error);
      else form.refuse(error);
    },
  });
  /** The server's difference, or our own against the newest version. */
  const compare = async (error: ApiError) => {
    const newest = error.problem.difference === undefined ? await readRecord(type.ref, record.id) : undefined;
    setDifferences(error.problem.difference ?? compareVersions(type, record.data, changesOf(form.submission(), record.data, editable), newest?.data ?? {}));
  };
  const merge = async (choices: Readonly<Record<string, Side>>) => {
    const merged = mergeDifference(changesOf(form.submission(), record.data, editable), differences ?? [], choices);
    setDifferences(undefined);
    form.change({ ...form.data, ...merged });
    const newest = await readRecord(type.ref, record.id);
    setVersion(newest.version);
    send.mutate({ data: merged, over: newest.version });
  };

  return (
    <>
      <PageHeader title={t("edit.title", { title: record.title })} subtitle={type.title} />
      {masked.size > 0 && (
        <div className="z-offer">
          <Note>{t("edit.maskedNote")}</Note>
        </div>
      )}
      <RecordForm
        type={type}
        form={form}
        steps={steps}
        stepwise={false}
        labels={record.labels}
        sendText={t("edit.save")}
        sending={send.isPending}
        error={differences === undefined ? send.error : undefined}
        recordId={record.id}
        onSend={() => send.mutate({ data: changesOf(form.submission(), record.data, editable), over: version })}
        onCancel={() => void navigate(back)}
      />
      {differences !== undefined && (
        <ConflictDialog type={type} differences={differences} onMerge={(choices) => void merge(choices)} onCancel={() => setDifferences(undefined)} />
      )}
    </>
  );
}

/** Only what was changed is sent; a field that was emptied is sent as null. */
function changesOf(submission: JsonObject, before: JsonObject, editable: readonly string[]): JsonObject {
  const changes: JsonObject = {};
  for (const field of editable) {
    const value = submission[field] ?? null;
    if (JSON.stringify(value) !== JSON.stringify(before[field] ?? null)) changes[field] = value;
  }
  return changes;
}
