import { useSyncExternalStore } from "react";

/** A choice kept on this machine; `read` never fails where nothing can be kept. */
export interface Preference<T extends string> {
  read(): T;
  write(value: T): void;
  use(): T;
}

export function definePreference<T extends string>(name: string, values: readonly T[], otherwise: T): Preference<T> {
  const listeners = new Set<() => void>();
  let current: T | undefined;
  const read = (): T => {
    if (current !== undefined) return current;
    const stored = keepQuiet(() => localStorage.getItem(name));
    current = values.find((value) => value === stored) ?? otherwise;
    return current;
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    read,
    write(value) {
      current = value;
      keepQuiet(() => localStorage.setItem(name, value));
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, read),
  };
}

function keepQuiet<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Light, dark, or as the machine says. */
export const colourMode = definePreference("zhili.mode", ["light", "dark", "system"], "system");

/** Size of text in the public pages. */
export const textSize = definePreference("zhili.text", ["normal", "large", "largest"], "normal");
