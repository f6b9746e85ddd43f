import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { JsonObject } from "@zhili/contracts";
import { Select, Skeleton } from "antd";
import { useEffect, useMemo, useState } from "react";
import { type TriedAs, type TriedForm, type TypedDefinition, tryForm } from "../../api/try-out.js";
import type { RecordTypeView } from "../../api/types.js";
import { FieldValue } from "../../ui/fields/field-value.js";
import { ErrorSummary } from "../../ui/form/error-summary.js";
import { stepsOf } from "../../ui/form/form-steps.js";
import { useForm } from "../../ui/form/use-form.js";
import { withoutEmpty } from "../../ui/form/validate-data.js";
import { FieldsPanel } from "../../ui/record/fields-panel.js";
import { packOf } from "../../ui/refs.js";
import { ErrorState, Note, ProblemNote } from "../../ui/states.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { useTexts } from "../texts.js";
import { NotTried } from "./not-tried.js";
import { TriedFields } from "./tried-fields.js";
import { TriedStanding } from "./tried-standing.js";

interface TryFormProps {
  readonly draft: string;
  /** `pack:type`. */
  readonly recordType: string;
  readonly typed: TypedDefinition | undefined;
}

type Tried = NonNullable<TriedForm["tried"]>;

/** A record type's form as somebody of the sample county sees it, drawn anew as the definition or what is filled in changes. */
export function TryForm({ draft, recordType, typed }: TryFormProps) {
  const [as, setAs] = useState<TriedAs>();
  const [data, setData] = useState<JsonObject>();
  const asked = useDebounced(
    useMemo(() => ({ recordType, as, data, typed }), [recordType, as, data, typed]),
    600,
  );
  const found = useQuery({
    queryKey: ["drafts", draft, "try-form", asked],
    queryFn: ({ signal }) =>
      tryForm(
        draft,
        {
          recordType,
          ...(asked.as === undefined ? {} : { as: asked.as }),
          ...(asked.data === undefined ? {} : { data: asked.data }),
          ...(asked.typed === undefined ? {} : { typed: asked.typed }),
        },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (found.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (found.data === undefined) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  const { tried, issues } = found.data;
  return (
    <div className="z-stack" aria-busy={found.isFetching}>
      {found.isError && <ProblemNote error={found.error} />}
      {tried === undefined ? (
        <NotTried issues={issues} draft={draft} />
      ) : (
        <TriedStanding configuration={tried.configuration} me={tried.me} candidates={tried.candidates}>
          <Roles tried={tried} as={as ?? tried.as} onChange={setAs} />
          <Filled
            key={`${tried.as.role} ${JSON.stringify(tried.configuration.recordTypes[recordType])}`}
            tried={tried}
            recordType={recordType}
            onData={setData}
          />
        </TriedStanding>
      )}
    </div>
  );
}

function Roles({ tried, as, onChange }: { readonly tried: Tried; readonly as: TriedAs; readonly onChange: (as: TriedAs) => void }) {
  const { t } = useTexts();
  const places = tried.roles.find(({ role }) => role === as.role)?.places ?? [];
  return (
    <div className="z-tried-as">
      <div className="z-field">
        <label className="z-field-title" htmlFor="try-role">
          {t("try.as")}
        </label>
        <Select
          id="try-role"
          value={as.role}
          showSearch={{ optionFilterProp: "label" }}
          options={tried.roles.map(({ role, title, makes }) => ({ value: role, label: makes ? title : t("try.onlyReads", { title }) }))}
          onChange={(role) => onChange({ role })}
          style={{ width: "100%" }}
        />
      </div>
      {places.length > 1 && (
        <div className="z-field">
          <label className="z-field-title" htmlFor="try-place">
            {t("try.at")}
          </label>
          <Select
            id="try-place"
            value={as.at ?? places[0]?.id ?? null}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(at) => onChange({ role: as.role, at: String(at) })}
            style={{ width: "100%" }}
          />
        </div>
      )}
    </div>
  );
}

function Filled({ tried, recordType, onData }: { readonly tried: Tried; readonly recordType: string; readonly onData: (data: JsonObject) => void }) {
  const { t } = useTexts();
  const type = tried.configuration.recordTypes[recordType];
  const { prepared, refused, seen, gaps } = tried;
  return (
    <>
      {gaps.map(({ pack, reason }) => (
        <Note key={pack} tone="warning">
          {t("try.gap", { reason })}
        </Note>
      ))}
      {refused !== undefined && (
        <Note tone="warning" role="status">
          <strong>{t("try.mayNot")}</strong>
          <div>{refused.text}</div>
        </Note>
      )}
      {prepared !== undefined && type !== undefined && <FillIn type={type} tried={tried} onData={onData} />}
      {seen !== undefined && type !== undefined && (
        <section aria-label={t("try.seen")}>
          <h3>{t("try.seen")}</h3>
          <FieldsPanel type={type} record={seen} unmasked={[]} onUnmask={() => undefined} />
        </section>
      )}
      {seen === undefined && prepared !== undefined && prepared.issues.length === 0 && <p className="z-quiet">{t("try.notSeen")}</p>}
    </>
  );
}

function FillIn({ type, tried, onData }: { readonly type: RecordTypeView; readonly tried: Tried; readonly onData: (data: JsonObject) => void }) {
  const { t } = useTexts();
  const steps = useMemo(() => stepsOf(type, (field) => type.workflow?.later?.includes(field) !== true), [type]);
  const form = useForm(
    type,
    tried.data,
    steps.flatMap((step) => step.fields),
  );
  const [first] = useState(form.data);
  const typed = form.data;
  useEffect(() => {
    if (typed !== first) onData((withoutEmpty(typed) ?? {}) as JsonObject);
  }, [typed, first, onData]);
  const issues = tried.prepared?.issues ?? [];
  const computed = Object.entries(type.schema.properties).filter(([name, field]) => field?.computed !== undefined && tried.prepared?.data[name] !== undefined);
  return (
    <>
      <ErrorSummary issues={issues} attempt={0} prefix="try" />
      <TriedFields type={type} steps={steps} form={form} issues={issues} prefix="try" />
      {computed.length > 0 && (
        <section aria-label={t("try.computed")}>
          <h3>{t("try.computed")}</h3>
          <dl className="z-facts" aria-live="polite">
            {computed.map(([name, field]) => (
              <div key={name}>
                <dt>{field?.title ?? name}</dt>
                <dd>
                  <FieldValue field={field} value={tried.prepared?.data[name]} pack={packOf(type.ref)} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {issues.length === 0 && (
        <Note tone="good" role="status">
          {t("try.inOrder")}
        </Note>
      )}
    </>
  );
}
