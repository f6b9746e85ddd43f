import type { InputRef } from "antd";
import { type RefObject, useEffect } from "react";

/** What is typed while no field has the focus goes into this one, as from a scanner that types what it reads. */
export function useTypedAnywhere(input: RefObject<InputRef | null>, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const take = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      const focused = document.activeElement;
      const typing = focused instanceof HTMLElement && (focused.matches("input, textarea, select") || focused.isContentEditable);
      if (typing || (event.key === " " && focused !== document.body)) return;
      input.current?.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", take);
    return () => document.removeEventListener("keydown", take);
  }, [input, active]);
}
