import { type ThemeConfig, theme } from "antd";
import { fonts, type Palette, radius, type } from "./tokens.js";

/** antd themed from the tokens; still for those who asked their device for less motion, larger by the scale for those who asked for it. */
export function antdTheme(palette: Palette, mode: "light" | "dark", still: boolean, scale: number): ThemeConfig {
  const sized = (pixels: number) => Math.round(pixels * scale);
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      motion: !still,
      colorPrimary: palette.accent,
      colorPrimaryHover: palette.accentHover,
      colorPrimaryActive: palette.accentHover,
      colorLink: palette.accentText,
      colorLinkHover: palette.accentText,
      colorLinkActive: palette.accentText,
      colorInfo: palette.tones.active.text,
      colorSuccess: palette.tones.good.text,
      colorWarning: palette.tones.warning.text,
      colorError: palette.tones.bad.text,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkSoft,
      colorTextDescription: palette.inkSoft,
      colorTextPlaceholder: palette.inkSoft,
      colorTextDisabled: palette.inkSoft,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.sheet,
      colorBgElevated: palette.sheet,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      fontFamily: fonts.sans,
      fontFamilyCode: fonts.mono,
      fontSize: sized(type.body),
      lineHeight: type.lineHeight,
      borderRadius: radius.m,
      borderRadiusLG: radius.l,
      borderRadiusSM: radius.s,
      controlHeight: sized(38),
      controlHeightLG: sized(46),
      controlHeightSM: sized(30),
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Table: { headerBg: palette.sunken, headerColor: palette.inkSoft, rowHoverBg: palette.paper, cellPaddingBlock: 11, headerSplitColor: "transparent" },
      Select: { optionSelectedBg: palette.accentWash },
      Drawer: { paddingLG: 20 },
    },
  };
}
