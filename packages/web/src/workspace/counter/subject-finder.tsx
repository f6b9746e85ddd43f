import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { readRecord } from "../../api/records.js";
import { searchRecords } from "../../api/search.js";
import type { RecordTypeView } from "../../api/types.js";
import { Icon } from "../../ui/icon.js";
import { packOf, qualify } from "../../ui/refs.js";
import { Note, ProblemNote, useProblemText } from "../../ui/states.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { readCode } from "./basket.js";

const ScanDialog = lazy(async () => ({ default: (await import("./scan-dialog.js")).ScanDialog }));

export interface Subject {
  readonly id: string;
  readonly title: string;
  readonly orgUnitName?: string | undefined;
}

/** Finds who is served: by name, by number, or by the code on a card. */
export function SubjectFinder({ type, onFound }: { readonly type: RecordTypeView; readonly onFound: (subject: Subject) => void }) {
  const { t } = useTranslation();
  const words = useProblemText();
  const [typed, setTyped] = useState("");
  const [scanning, setScanning] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const q = useDebounced(typed.trim());
  const found = useQuery({ queryKey: ["search", q, type.ref], queryFn: () => searchRecords(q, [type.ref], 12), enabled: q !== "" });
  const open = async (text: string) => {
    const code = readCode(text);
    setScanning(false);
    if (code === undefined) return setTyped(text);
    if (qualify(code.type, packOf(type.ref)) !== type.ref) return setTrouble(t("counter.otherCode", { title: type.title }));
    try {
      const record = await readRecord(type.ref, code.id);
      onFound({ id: record.id, title: record.title, orgUnitName: record.orgUnitName });
    } catch (error) {
      setTrouble(words(error).text);
    }
  };
  const items = found.data?.items ?? [];
  return (
    <div className="z-stack">
      <div className="z-finder">
        <Input
          size="large"
          aria-label={t("counter.find", { title: type.title })}
          placeholder={t("counter.find", { title: type.title })}
          prefix={<Icon name="search" />}
          allowClear
          value={typed}
          onChange={(event) => {
            setTrouble(undefined);
            setTyped(event.target.value);
          }}
          onPressEnter={() => {
            const only = items.length === 1 ? items[0] : undefined;
            if (typed.trim().startsWith("zhili:")) void open(typed);
            else if (only !== undefined) onFound({ id: only.id, title: only.title, orgUnitName: only.orgUnitName });
          }}
        />
        <Button size="large" icon={<Icon name="camera" />} onClick={() => setScanning(true)}>
          {t("counter.scan")}
        </Button>
      </div>
      {trouble !== undefined && (
        <Note tone="warning" role="alert">
          {trouble}
        </Note>
      )}
      {found.isError && <ProblemNote error={found.error} />}
      {q !== "" && found.data !== undefined && items.length === 0 && <p className="z-quiet">{t("counter.nobody")}</p>}
      {items.length > 0 && (
        <ul className="z-found">
          {items.map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => onFound({ id: row.id, title: row.title, orgUnitName: row.orgUnitName })}>
                <strong>{row.title}</strong>
                <span className="z-quiet">{row.orgUnitName}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {scanning && (
        <Suspense>
          <ScanDialog onText={(text) => void open(text)} onClose={() => setScanning(false)} />
        </Suspense>
      )}
    </div>
  );
}
