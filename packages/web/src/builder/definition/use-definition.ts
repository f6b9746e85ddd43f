import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Json } from "@zhili/contracts";
import { App } from "antd";
import { useEffect, useState } from "react";
import { type DraftDefinition, type DraftIssue, putDefinition, readDefinition } from "../../api/drafts.js";
import { ApiError } from "../../api/problem.js";
import { sameValue, setAt } from "../schema/set-at.js";
import { useTexts } from "../texts.js";
import { unsaved } from "./unsaved.js";

/** A definition that is being edited: what is typed, what is saved, and what to do when somebody else saved first. */
export function useDefinition(draft: string, parts: readonly string[], opened: DraftDefinition) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = [draft, ...parts].join("/");
  const kept = unsaved.get(key);
  const [saved, setSaved] = useState(opened.definition);
  const [version, setVersion] = useState(kept?.version ?? opened.version);
  const [value, setValue] = useState<Json>(kept?.value ?? opened.definition ?? opened.base);
  const [why, setWhy] = useState("");
  const [stale, setStale] = useState<DraftDefinition>();
  const [issues, setIssues] = useState<readonly DraftIssue[]>();
  const dirty = !sameValue(value, saved);
  useEffect(() => {
    if (dirty) unsaved.set(key, { value, version });
    else unsaved.delete(key);
    const ask = (event: BeforeUnloadEvent) => dirty && event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [dirty, key, value, version]);
  const put = useMutation({
    mutationFn: (on: number) => putDefinition(draft, parts, on, value, why.trim()),
    onSuccess: (answer) => {
      setSaved(value);
      setVersion(answer.version);
      setStale(undefined);
      setIssues(answer.issues);
      setWhy("");
      void client.invalidateQueries({ queryKey: ["drafts"], exact: true });
      void client.invalidateQueries({ queryKey: ["drafts", draft], exact: true });
      void message.success(t("edit.saved"));
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.code === "DRAFT_STALE") setStale(await readDefinition(draft, parts));
    },
  });
  const isStale = put.error instanceof ApiError && put.error.code === "DRAFT_STALE";
  return {
    value,
    saved,
    version,
    why,
    setWhy,
    dirty,
    saving: put.isPending,
    stale,
    issues,
    error: isStale || put.error === null ? undefined : put.error,
    change: (next: Json) => setValue(next),
    put: (path: readonly (string | number)[], next: Json | undefined) => setValue((current) => setAt(current, path, next)),
    save: () => put.mutate(version),
    keepMine: () => stale !== undefined && put.mutate(stale.version),
    takeTheirs: () => {
      if (stale === undefined) return;
      setSaved(stale.definition);
      setVersion(stale.version);
      setValue(stale.definition);
      setStale(undefined);
    },
  };
}
