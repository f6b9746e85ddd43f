import { useEffect, useSyncExternalStore } from "react";
import { applyTokens } from "./apply-tokens.js";
import { colourMode } from "./preferences.js";
import { dark, light, type Palette } from "./tokens.js";

const query = "(prefers-color-scheme: dark)";

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** The palette in use, applied to the page. */
export function usePalette(): { readonly palette: Palette; readonly mode: "light" | "dark" } {
  const chosen = colourMode.use();
  const system = useSyncExternalStore(subscribe, () => matchMedia(query).matches);
  const mode = chosen === "system" ? (system ? "dark" : "light") : chosen;
  const palette = mode === "dark" ? dark : light;
  useEffect(() => applyTokens(palette, mode), [palette, mode]);
  return { palette, mode };
}
