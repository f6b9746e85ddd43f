import type { Language } from "@zhili/contracts";
import { formatDate, formatMoment } from "./format/format-date.js";

/** What every report states about itself. */
export interface ReportMeta {
  readonly title?: string;
  /** YYYY-MM-DD, both ends included. */
  readonly period?: { readonly from: string; readonly to: string; readonly title?: string };
  readonly orgUnit?: { readonly id: string; readonly name: string };
  /** ISO moment of computation. */
  readonly computedAt: string;
  /** Revision of the configuration. */
  readonly revision: string;
  /** Address of the public page, and its QR code as a data URL. */
  readonly url?: string;
  readonly qr?: string;
  readonly sample?: boolean;
  /** Names of the lists that had more rows than a report reads, and how many it reads. */
  readonly cut?: { readonly most: number; readonly lists: readonly string[] };
  /** Names of the lists and figures that the reader has no right to. */
  readonly withheld?: readonly string[];
  /** Heads of the ledgers' chains, printed on public notices. */
  readonly heads?: readonly { readonly ledger: string; readonly seq: number; readonly hash: string }[];
}

/** `meta` as templates see it: words to be printed, and the plain values beside them. */
export function metaForTemplate(meta: ReportMeta, language: Language, zone: string): Readonly<Record<string, unknown>> {
  return {
    title: meta.title ?? "",
    period: periodInWords(meta, language, zone),
    from: meta.period?.from ?? "",
    to: meta.period?.to ?? "",
    orgUnit: meta.orgUnit?.name ?? "",
    orgUnitId: meta.orgUnit?.id ?? "",
    computedAt: formatMoment(meta.computedAt, { language, zone }),
    computedOn: meta.computedAt,
    revision: meta.revision,
    url: meta.url ?? "",
    qr: meta.qr ?? "",
    sample: meta.sample === true,
    heads: meta.heads ?? [],
    language,
  };
}

/** Names that `meta` has in every template. */
export const META_NAMES = [
  "title",
  "period",
  "from",
  "to",
  "orgUnit",
  "orgUnitId",
  "computedAt",
  "computedOn",
  "revision",
  "url",
  "qr",
  "sample",
  "heads",
  "language",
] as const;

/** 2026年1月1日至2026年3月31日, or the period's own title; without one, how things stood on the day of computation. */
export function periodInWords({ period, computedAt }: ReportMeta, language: Language, zone: string): string {
  if (period?.title !== undefined) return period.title;
  const inWords = (day: string) => formatDate(day, { language, zone, style: "day" });
  if (period === undefined) return language === "en" ? `as of ${inWords(computedAt)}` : `截至${inWords(computedAt)}`;
  const [from, to] = [period.from, period.to].map(inWords);
  return from === to ? (from ?? "") : language === "en" ? `${from} – ${to}` : `${from}至${to}`;
}
