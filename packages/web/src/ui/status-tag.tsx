import type { Tone } from "@zhili/contracts";
import { Icon } from "./icon.js";

const icons: Readonly<Record<Tone, string>> = { neutral: "ring", active: "dot", good: "check", warning: "warning", bad: "error" };

/** The icon that goes with a state's colour, so that no colour speaks alone. */
export function toneIcon(tone: Tone): string {
  return icons[tone];
}

/** A state by colour, icon and word. */
export function StatusTag({ tone, children }: { readonly tone?: Tone | undefined; readonly children: React.ReactNode }) {
  const shown = tone ?? "neutral";
  return (
    <span className="z-tag" data-tone={shown}>
      <Icon name={toneIcon(shown)} />
      {children}
    </span>
  );
}
