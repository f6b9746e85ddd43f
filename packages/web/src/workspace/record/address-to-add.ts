import type { RecordTypeView, RecordView, RelatedView } from "../../api/types.js";
import { refLink } from "../../ui/refs.js";

/** Where one more record that refers to this one is made, with the reference filled in. */
export function addressToAdd(target: RecordTypeView, { field }: RelatedView, record: RecordView): string {
  const address = refLink("records", target.ref, "new");
  return field === undefined ? address : `${address}?${new URLSearchParams({ [field]: record.id }).toString()}`;
}
