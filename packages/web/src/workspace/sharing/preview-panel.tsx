import type { ShareOffer } from "../../api/sharing.js";
import type { RecordTypeView } from "../../api/types.js";
import { FieldValue } from "../../ui/fields/field-value.js";
import { Panel } from "../../ui/panel.js";
import { packOf } from "../../ui/refs.js";
import { useSharingTexts } from "./texts.js";

/** The record as those elsewhere will see it. */
export function PreviewPanel({ type, offer }: { readonly type: RecordTypeView; readonly offer: ShareOffer }) {
  const { t } = useSharingTexts();
  const shown = type.sharing?.fields ?? Object.keys(offer.data);
  return (
    <Panel title={t("preview.title")}>
      <p className="z-quiet">{offer.masked.length > 0 ? t("preview.note") : t("preview.noteCalm")}</p>
      <dl className="z-facts z-share-preview">
        {shown.map((name) => (
          <div key={name}>
            <dt>{type.schema.properties[name]?.title ?? name}</dt>
            <dd>
              <FieldValue
                field={offer.masked.includes(name) ? undefined : type.schema.properties[name]}
                value={offer.data[name]}
                label={offer.masked.includes(name) ? undefined : offer.labels[name]}
                pack={packOf(type.ref)}
                inside={{ words: offer.labels, path: name }}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
