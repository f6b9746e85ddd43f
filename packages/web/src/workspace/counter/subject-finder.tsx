import { useQuery } from "@tanstack/react-query";
import { Button, Input, type InputRef } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { readRecord } from "../../api/records.js";
import { searchRecords } from "../../api/search.js";
import type { RecordRow, RecordTypeView } from "../../api/types.js";
import { Icon } from "../../ui/icon.js";
import { packOf, qualify } from "../../ui/refs.js";
import { Note, ProblemNote, useProblemText } from "../../ui/states.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { readCode } from "./basket.js";
import { FoundList } from "./found-list.js";
import { useTypedAnywhere } from "./use-typed-anywhere.js";

const ScanDialog = lazy(async () => ({ default: (await import("./scan-dialog.js")).ScanDialog }));
const MOST = 12;

export interface Subject {
  readonly id: string;
  readonly title: string;
  /** What else it is looked up by, as far as the person may see it, and where it is. */
  readonly words: string;
}

/** What is shown of a record that can be served. */
export function subjectOf(row: RecordRow, shown: readonly string[]): Subject {
  const known = shown.flatMap((field) => {
    const value = row.data[field];
    return typeof value === "string" && value !== "" && value !== row.title ? [value] : [];
  });
  return { id: row.id, title: row.title, words: [...known, row.orgUnitName ?? ""].filter((word) => word !== "").join(" · ") };
}

interface SubjectFinderProps {
  readonly type: RecordTypeView;
  /** Fields that tell one from another. */
  readonly shown: readonly string[];
  readonly onFound: (subject: Subject) => void;
}

/** Finds who is served: by name, by number, or by the code on a card, from the camera or from a scanner that types. */
export function SubjectFinder({ type, shown, onFound }: SubjectFinderProps) {
  const { t } = useTranslation();
  const words = useProblemText();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState("");
  const [scanning, setScanning] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useTypedAnywhere(input, !scanning);
  const q = useDebounced(typed.normalize("NFKC").trim());
  const isCode = q.includes("zhili:");
  const found = useQuery({ queryKey: ["search", q, type.ref], queryFn: () => searchRecords(q, [type.ref], MOST), enabled: q !== "" && !isCode });
  const items = q === "" || isCode ? [] : (found.data?.items ?? []);

  /** A whole text at once, from a scanner or by Enter: a code opens its record, words that mean one record open it. */
  const open = async (text: string) => {
    setScanning(false);
    setTrouble(undefined);
    const code = readCode(text);
    try {
      if (code === undefined) {
        const { items: meant } = await searchRecords(text.normalize("NFKC").trim(), [type.ref], MOST);
        const [only] = meant;
        if (only !== undefined && meant.length === 1) return onFound(subjectOf(only, shown));
        setTyped(text);
        if (only === undefined) setTrouble(t("counter.nobody"));
        return;
      }
      setTyped("");
      if (qualify(code.type, packOf(type.ref)) !== type.ref) return setTrouble(t("counter.otherCode", { title: type.title }));
      onFound(subjectOf(await readRecord(type.ref, code.id), shown));
    } catch (error) {
      setTrouble(words(error).text);
    }
  };

  return (
    <div className="z-stack">
      <div className="z-finder">
        <Input
          ref={input}
          size="large"
          aria-label={t("counter.find", { title: type.title })}
          placeholder={t("counter.findShort")}
          prefix={<Icon name="search" />}
          allowClear
          autoComplete="off"
          enterKeyHint="search"
          value={typed}
          onChange={(event) => {
            setTrouble(undefined);
            setTyped(event.target.value);
          }}
          onPressEnter={(event) => {
            if (typed.trim() !== "" && !event.nativeEvent.isComposing) void open(typed);
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
      {q !== "" && !isCode && trouble === undefined && found.data !== undefined && items.length === 0 && <p className="z-quiet">{t("counter.nobody")}</p>}
      {q === "" && <p className="z-quiet">{t("counter.findHelp", { title: type.title })}</p>}
      <FoundList subjects={items.map((row) => subjectOf(row, shown))} onPick={onFound} />
      {items.length === MOST && <p className="z-quiet">{t("counter.manyFound", { count: MOST })}</p>}
      {scanning && (
        <Suspense>
          <ScanDialog onText={(text) => void open(text)} onClose={() => setScanning(false)} />
        </Suspense>
      )}
    </div>
  );
}
