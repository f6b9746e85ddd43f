import type { RecordTypeView, RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { packOf, qualify } from "../../ui/refs.js";
import { LinkButton } from "../link-button.js";
import { addressToAdd } from "./address-to-add.js";

/** What the record waits for and the person may add: beside the steps. */
export function AwaitedLinks({ type, record }: { readonly type: RecordTypeView; readonly record: RecordView }) {
  const configuration = useConfiguration();
  return (record.related ?? [])
    .filter((related) => related.awaited === true)
    .map((related) => {
      const target = configuration.recordTypes[qualify(related.recordType, packOf(type.ref))];
      if (target === undefined) return null;
      return (
        <LinkButton key={related.id} type="primary" to={addressToAdd(target, related, record)}>
          {related.title ?? target.title}
        </LinkButton>
      );
    });
}
