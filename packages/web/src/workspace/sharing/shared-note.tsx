import type { RecordView } from "../../api/types.js";
import { formatDate } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Note } from "../../ui/states.js";
import { useSharingTexts } from "./texts.js";

/** Why a record of elsewhere can be seen here, and until which day. */
export function SharedNote({ record, shared }: { readonly record: RecordView; readonly shared: NonNullable<RecordView["shared"]> }) {
  const { t } = useSharingTexts();
  const language = useLanguage();
  return (
    <Note>
      <strong>{t("shared.title", { owner: record.orgUnitName ?? "" })}</strong>
      <div>{t("shared.text", { purpose: shared.purposeTitle, until: formatDate(shared.until, language) })}</div>
    </Note>
  );
}
