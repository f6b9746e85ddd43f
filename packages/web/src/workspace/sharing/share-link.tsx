import type { RecordTypeView, RecordView } from "../../api/types.js";
import { Icon } from "../../ui/icon.js";
import { refLink } from "../../ui/refs.js";
import { LinkButton } from "../link-button.js";
import { useSharingTexts } from "./texts.js";

/** Leads to where a record is shared, for whoever may share it. */
export function ShareLink({ type, record }: { readonly type: RecordTypeView; readonly record: RecordView }) {
  const { t } = useSharingTexts();
  if (record.mayShare !== true) return null;
  return (
    <LinkButton to={refLink("records", type.ref, record.id, "sharing")} icon={<Icon name="link" />}>
      {t("share")}
    </LinkButton>
  );
}
