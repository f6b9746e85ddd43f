import { Button, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { RevisionRow } from "../../api/revisions.js";
import { useTexts } from "../texts.js";

/** Which two publications to compare; at first the last two. */
export function CompareChoice({ rows }: { readonly rows: readonly RevisionRow[] }) {
  const { t } = useTexts();
  const go = useNavigate();
  const [from, setFrom] = useState<number>();
  const [to, setTo] = useState<number>();
  const [later, earlier] = [to ?? rows[0]?.seq ?? 1, from ?? rows[1]?.seq ?? 1];
  const options = rows.map(({ seq, message }) => ({ value: seq, label: `${t("history.seq", { seq })} ${message}`.trim() }));
  return (
    <div className="z-compare-choice">
      <label htmlFor="compare-from">{t("history.from")}</label>
      <Select id="compare-from" value={earlier} options={options} onChange={setFrom} />
      <label htmlFor="compare-to">{t("history.to")}</label>
      <Select id="compare-to" value={later} options={options} onChange={setTo} />
      <Button onClick={() => go(`/configuration/compare/${earlier}/${later}`)}>{t("history.compare")}</Button>
    </div>
  );
}
