import type { Language, ReportDefinition } from "@zhili/contracts";
import { qrPicture } from "../helpers/content-helpers.js";
import { metaForTemplate, type ReportMeta } from "../report-meta.js";
import { escapeHtml, plainText } from "../template/escape-html.js";
import { PAPER_STYLES, SHARED_STYLES } from "./paper-styles.js";

export interface DocumentOptions {
  readonly title: string;
  readonly paper?: ReportDefinition["paper"];
  readonly language: Language;
  readonly meta: ReportMeta;
  readonly zone?: string;
  /** A notice leaves room for the seal beside the QR code. */
  readonly seal?: boolean;
}

const WORDS = {
  "zh-CN": {
    colon: "：",
    comma: "、",
    place: "范围",
    period: "时段",
    at: "生成时间",
    revision: "配置版本",
    sample: "样例数据，不作依据",
    cut: (lists: string, most: number) => `数据不全：${lists}超过${most}行，只统计了前${most}行。请缩小时段或范围。`,
    withheld: (lists: string) => `您的岗位看不到这些项目，没有列出数字：${lists}。`,
    scan: "扫码查看公开页面",
    code: "本单编码",
    seal: "（盖章处）",
    chain: "台账校验",
  },
  en: {
    colon: ": ",
    comma: ", ",
    place: "Scope",
    period: "Period",
    at: "Computed",
    revision: "Configuration",
    sample: "Sample data, not to be relied on",
    cut: (lists: string, most: number) =>
      `Not complete: ${lists} has more than ${most} rows, and only the first ${most} are counted. Choose a shorter period or a smaller area.`,
    withheld: (lists: string) => `Your post does not see these, and no figures are given: ${lists}.`,
    scan: "Scan for the public page",
    code: "Code of this record",
    seal: "(seal)",
    chain: "Ledger check",
  },
} as const;

/**
 * A whole HTML document around the body of a report: print styles of the paper, a QR code when there is one and the body has none, and a footer that always
 * states org unit, period, time of computation and revision. It loads nothing and runs nothing.
 */
export function wrapDocument(html: string, options: DocumentOptions): string {
  const { title, language, meta, paper = "a4", zone = "Asia/Shanghai", seal = false } = options;
  const words = WORDS[language];
  const shown = metaForTemplate(meta, language, zone);
  const facts = [
    [words.place, shown.orgUnit],
    [words.period, shown.period],
    [words.at, shown.computedAt],
    [words.revision, shown.revision],
    ...(meta.heads ?? []).map(({ ledger, seq, hash }) => [words.chain, `${ledger} #${seq} ${hash}`]),
  ].filter(([, value]) => value !== "");
  const footer = facts.map(([name, value]) => `<span>${escapeHtml(plainText(name))}${words.colon}${escapeHtml(plainText(value))}</span>`).join(" ");
  const scan = seal ? words.scan : words.code;
  const qr = meta.qr === undefined || html.includes('<img class="qr"') ? "" : qrPicture(meta.qr, scan).html;
  const slot = qr === "" ? "" : `<figure class="slot">${qr}<figcaption>${escapeHtml(scan)}</figcaption></figure>`;
  return [
    "<!doctype html>",
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">`,
    `<title>${escapeHtml(title)}</title><style>${SHARED_STYLES}${PAPER_STYLES[paper]}</style></head>`,
    `<body class="${paper}">${meta.sample === true ? `<p class="sample">${escapeHtml(words.sample)}</p>` : ""}${gapNotes(meta, language)}<main>${html}</main>`,
    `${slot === "" && !seal ? "" : `<div class="foot">${slot}${seal ? `<p class="seal">${escapeHtml(words.seal)}</p>` : ""}</div>`}`,
    `<footer class="facts">${footer}</footer></body></html>`,
  ].join("\n");
}

/** Says what a report could not read: lists with too many rows, and what the reader has no right to; nothing when it read all. */
export function gapTexts({ cut, withheld = [] }: ReportMeta, language: Language): string[] {
  const words = WORDS[language];
  return [
    ...(cut === undefined ? [] : [words.cut(cut.lists.join(words.comma), cut.most)]),
    ...(withheld.length === 0 ? [] : [words.withheld(withheld.join(words.comma))]),
  ];
}

function gapNotes(meta: ReportMeta, language: Language): string {
  return gapTexts(meta, language)
    .map((text) => `<p class="sample">${escapeHtml(text)}</p>`)
    .join("");
}
