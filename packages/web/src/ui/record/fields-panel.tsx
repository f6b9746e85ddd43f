import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { RecordTypeView, RecordView } from "../../api/types.js";
import { isWide, kindOf } from "../fields/field-kind.js";
import { FieldValue } from "../fields/field-value.js";
import { Icon } from "../icon.js";
import { Panel } from "../panel.js";
import { packOf } from "../refs.js";
import { readGroups } from "./read-groups.js";

interface FieldsPanelProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly unmasked: readonly string[];
  readonly onUnmask: (fields: readonly string[]) => void;
}

/** The record as it stands, by the parts of its form; masked values can be asked for where a role allows it. */
export function FieldsPanel({ type, record, unmasked, onUnmask }: FieldsPanelProps) {
  const { t } = useTranslation();
  return (
    <>
      {readGroups(type, record).map((group) => (
        <Panel key={group.id} title={group.title ?? t("record.fields")}>
          <dl className="z-facts">
            {group.fields.map((name) => {
              const field = type.schema.properties[name];
              const masked = record.masked?.includes(name) === true;
              return (
                <div key={name} className={field !== undefined && isWide(kindOf(field)) ? "z-wide" : ""}>
                  <dt>{field?.title ?? name}</dt>
                  <dd>
                    <FieldValue
                      field={masked ? undefined : field}
                      value={record.data[name]}
                      label={masked ? undefined : record.labels?.[name]}
                      pack={packOf(type.ref)}
                      inside={{ words: record.labels, path: name }}
                    />
                    {masked && record.mayUnmask?.includes(name) === true && !unmasked.includes(name) && (
                      <Button
                        size="small"
                        type="link"
                        icon={<Icon name="eye" />}
                        aria-label={t("record.unmaskField", { title: field?.title ?? name })}
                        onClick={() => onUnmask([name])}
                      >
                        {t("record.unmask")}
                      </Button>
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
          {group.last && (record.masked?.length ?? 0) > 0 && (
            <p className="z-quiet z-small z-mask-note">{t((record.mayUnmask?.length ?? 0) > 0 ? "record.maskNote" : "record.maskNoteOnly")}</p>
          )}
        </Panel>
      ))}
    </>
  );
}
