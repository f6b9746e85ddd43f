import { useState } from "react";

/** Fields that were asked for in full on this visit of one record; another record starts anew. */
export function useUnmasked(key: string): readonly [readonly string[], (fields: readonly string[]) => void] {
  const [kept, setKept] = useState<{ readonly key: string; readonly fields: readonly string[] }>({ key, fields: [] });
  const fields = kept.key === key ? kept.fields : [];
  return [fields, (more) => setKept({ key, fields: [...new Set([...fields, ...more])].sort() })];
}
