import { Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Difference, RecordTypeView } from "../../api/types.js";
import { FieldValue } from "../../ui/fields/field-value.js";
import { packOf } from "../../ui/refs.js";
import { StatusTag } from "../../ui/status-tag.js";
import { clashes, type Side, standingOf } from "./merge-difference.js";

interface ConflictDialogProps {
  readonly type: RecordTypeView;
  readonly differences: readonly Difference[];
  readonly onMerge: (choices: Readonly<Record<string, Side>>) => void;
  readonly onCancel: () => void;
}

/** Somebody else saved first: every field that differs, and one click that keeps both people's work where it does not clash. */
export function ConflictDialog({ type, differences, onMerge, onCancel }: ConflictDialogProps) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const open = clashes(differences);
  const left = open.filter((difference) => choices[difference.field] === undefined).length;
  const show = ({ field, labels, ...values }: Difference, side: Side) => (
    <FieldValue
      field={type.schema.properties[field]}
      value={values[side]}
      label={labels?.[side]?.[field]}
      pack={packOf(type.ref)}
      inside={{ words: labels?.[side], path: field }}
    />
  );
  return (
    <Modal
      open
      width={760}
      title={t("conflict.title")}
      okText={t("conflict.merge")}
      cancelText={t("conflict.back")}
      okButtonProps={{ disabled: left > 0 }}
      onOk={() => onMerge(choices)}
      onCancel={onCancel}
    >
      <p>{open.length === 0 ? t("conflict.noClash") : t("conflict.clash", { count: open.length })}</p>
      <table className="z-plain-table z-rows">
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.yours")}</th>
            <th scope="col">{t("conflict.theirs")}</th>
            <th scope="col">{t("conflict.result")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => {
            const standing = standingOf(difference);
            return (
              <tr key={difference.field}>
                <th scope="row">{difference.title}</th>
                <td data-title={t("conflict.yours")}>{show(difference, "yours")}</td>
                <td data-title={t("conflict.theirs")}>{show(difference, "theirs")}</td>
                <td data-title={t("conflict.result")}>
                  {standing === "clash" ? (
                    <Radio.Group
                      aria-label={t("conflict.choose", { title: difference.title })}
                      value={choices[difference.field]}
                      onChange={(event) => setChoices({ ...choices, [difference.field]: event.target.value as Side })}
                    >
                      <Radio value="yours">{t("conflict.useYours")}</Radio>
                      <Radio value="theirs">{t("conflict.useTheirs")}</Radio>
                    </Radio.Group>
                  ) : (
                    <StatusTag tone="good">
                      {standing === "only-theirs" ? t("conflict.keepTheirs") : t(difference.joined === true ? "conflict.keepBoth" : "conflict.keepYours")}
                    </StatusTag>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Modal>
  );
}
