import { useQuery } from "@tanstack/react-query";
import type { JsonObject } from "@zhili/contracts";
import { useTranslation } from "react-i18next";
import { prepareRecord } from "../../api/records.js";
import type { RecordTypeView } from "../../api/types.js";
import { FieldValue } from "../../ui/fields/field-value.js";
import { withoutEmpty } from "../../ui/form/validate-data.js";
import { Panel } from "../../ui/panel.js";
import { packOf } from "../../ui/refs.js";
import { useDebounced } from "../../ui/use-debounced.js";

/** What the platform works out from what is typed, while it is typed. */
export function ComputedFields({ type, data, id }: { readonly type: RecordTypeView; readonly data: JsonObject; readonly id?: string }) {
  const { t } = useTranslation();
  const computed = Object.entries(type.schema.properties).filter(([, field]) => field?.computed !== undefined);
  const settled = useDebounced(data, 600);
  const prepared = useQuery({
    queryKey: ["prepare", type.ref, id, settled],
    queryFn: ({ signal }) => prepareRecord(type.ref, { data: (withoutEmpty(settled) ?? {}) as JsonObject, ...(id === undefined ? {} : { id }) }, signal),
    enabled: computed.length > 0,
    placeholderData: (previous) => previous,
    retry: false,
  });
  const known = computed.filter(([name]) => prepared.data?.data[name] !== undefined);
  if (known.length === 0) return null;
  return (
    <Panel title={t("form.computed")}>
      <dl className="z-facts" aria-live="polite">
        {known.map(([name, field]) => (
          <div key={name}>
            <dt>{field?.title ?? name}</dt>
            <dd>
              <FieldValue field={field} value={prepared.data?.data[name]} label={prepared.data?.labels?.[name]} pack={packOf(type.ref)} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
