import { fonts, motion, type Palette, radius, space, type } from "./tokens.js";

/** Writes the tokens as custom properties of the page, for our own style sheets. */
export function applyTokens(palette: Palette, mode: "light" | "dark"): void {
  const root = document.documentElement;
  const set = (name: string, value: string | number): void => root.style.setProperty(`--z-${name}`, typeof value === "number" ? `${value}px` : value);
  root.dataset.mode = mode;
  root.style.colorScheme = mode;
  set("paper", palette.paper);
  set("sheet", palette.sheet);
  set("sunken", palette.sunken);
  set("ink", palette.ink);
  set("ink-soft", palette.inkSoft);
  set("line", palette.line);
  set("line-strong", palette.lineStrong);
  set("accent", palette.accent);
  set("accent-hover", palette.accentHover);
  set("accent-text", palette.accentText);
  set("accent-wash", palette.accentWash);
  set("focus", palette.focus);
  for (const [tone, colours] of Object.entries(palette.tones)) {
    set(`${tone}-text`, colours.text);
    set(`${tone}-wash`, colours.wash);
    set(`${tone}-line`, colours.line);
  }
  for (const [name, value] of Object.entries(fonts)) set(`font-${name}`, value);
  for (const [name, value] of Object.entries(space)) set(`space-${name}`, value);
  for (const [name, value] of Object.entries(radius)) set(`radius-${name}`, value);
  for (const [name, value] of Object.entries(motion)) set(`motion-${name}`, value);
  set("size-body", `${type.body / 16}rem`);
  set("size-small", `${type.small / 16}rem`);
  set("size-large", `${type.large / 16}rem`);
  set("size-title", `${type.title / 16}rem`);
  set("size-section", `${type.section / 16}rem`);
  set("line-height", String(type.lineHeight));
}
