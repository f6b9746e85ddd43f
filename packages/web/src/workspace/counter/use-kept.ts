import { useCallback, useState } from "react";

/** A state that a reload or a lost connection does not lose; it ends with the tab. */
export function useKept<T>(name: string, initial: T): readonly [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => read(name) ?? initial);
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        sessionStorage.setItem(name, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still works until it is reloaded.
      }
    },
    [name],
  );
  return [value, keep];
}

/** Forgets states whose names begin so. */
export function forgetKept(prefix: string): void {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

function read<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
