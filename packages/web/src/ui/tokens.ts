import type { Tone } from "@zhili/contracts";

/** The one place of colours, type, space, radius and motion. Every text colour has at least 4.5:1 on the paper of its mode. */
export interface Palette {
  readonly paper: string;
  readonly sheet: string;
  readonly sunken: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentText: string;
  readonly accentWash: string;
  readonly focus: string;
  readonly tones: Readonly<Record<Tone, { readonly text: string; readonly wash: string; readonly line: string }>>;
}

export const light: Palette = {
  paper: "#faf8f3",
  sheet: "#ffffff",
  sunken: "#f3efe6",
  ink: "#1f1d1a",
  inkSoft: "#5a554d",
  line: "#e3ddd1",
  lineStrong: "#8c8577",
  accent: "#a1301f",
  accentHover: "#8a2819",
  accentText: "#a1301f",
  accentWash: "#f9ece8",
  focus: "#1d4f8c",
  tones: {
    neutral: { text: "#4d4840", wash: "#f0ece3", line: "#d8d1c3" },
    active: { text: "#1d4f8c", wash: "#e8eff8", line: "#bcd0e8" },
    good: { text: "#23663a", wash: "#e7f3ea", line: "#b5d7bf" },
    warning: { text: "#7d4e00", wash: "#fbf0d9", line: "#e8cf97" },
    bad: { text: "#a61b1b", wash: "#fbe9e7", line: "#efbcb6" },
  },
};

export const dark: Palette = {
  paper: "#151412",
  sheet: "#1e1c19",
  sunken: "#292622",
  ink: "#ece8df",
  inkSoft: "#b3aca0",
  line: "#37332d",
  lineStrong: "#8b8477",
  accent: "#b23a27",
  accentHover: "#c4482f",
  accentText: "#f0937f",
  accentWash: "#3a201b",
  focus: "#8fb8ee",
  tones: {
    neutral: { text: "#cfc8bb", wash: "#2c2924", line: "#47423a" },
    active: { text: "#9cc2f2", wash: "#1b2837", line: "#34506f" },
    good: { text: "#8fd0a2", wash: "#1a2b20", line: "#325a40" },
    warning: { text: "#e9bd68", wash: "#30260f", line: "#624d1f" },
    bad: { text: "#f59d92", wash: "#361a18", line: "#6b332d" },
  },
};

/** System Chinese faces only; nothing is fetched. */
export const fonts = {
  sans: '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "Hiragino Sans GB", system-ui, sans-serif',
  serif: '"Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "STSong", "SimSun", serif',
  mono: '"SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Consolas, monospace',
} as const;

export const type = { body: 15, small: 13, large: 17, title: 24, section: 18, lineHeight: 1.65 } as const;
export const space = { xs: 4, s: 8, m: 16, l: 24, xl: 40 } as const;
export const radius = { s: 4, m: 6, l: 10 } as const;
export const motion = { quick: "120ms", calm: "220ms" } as const;
