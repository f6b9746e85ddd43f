import type { Tone } from "@zhili/contracts";
import { Icon } from "./icon.js";

const icons: Readonly<Record<Tone, string>> = { neutral: "ring", active: "dot", good: "check", warning: "warning", bad: "error" };

/** A state by colour, icon and word. */
export function StatusTag({ tone, children }: { readonly tone?: Tone | undefined; readonly children: React.ReactNode }) {
  const shown = tone ?? "neutral";
  return (
    <span className="z-tag" data-tone={shown}>
      <Icon name={icons[shown]} />
      {children}
    </span>
  );
}
