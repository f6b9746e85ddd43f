import type { Filter, Language, Notice, OrgUnit } from "@zhili/contracts";
import { translateDefinition } from "./configuration/translate.js";
import { NoticeNotFound } from "./errors.js";
import { NOTICES } from "./notices/open-notice.js";
import type { Platform } from "./platform.js";
import { ORG_UNITS } from "./records/org-unit.js";

const DAY = 86_400_000;

/** A notice as anybody may see it. */
export type NoticeView = Omit<Notice, "html" | "record" | "revision" | "heads"> & {
  readonly orgUnitName: string;
  /** Days to go after today while it runs, workdays or calendar days as the notice counts them; 0 on its last day. */
  readonly remainingDays?: number;
  readonly heads?: readonly { readonly ledger: string; readonly title: string; readonly seq: number; readonly hash: string }[];
};

export interface NoticeQuery {
  readonly status?: "open" | "closed";
  /** Subtree. */
  readonly orgUnit?: string;
  /** Part of the title. */
  readonly q?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Public notices, newest first; nobody needs to sign in. Withdrawn ones are not shown. */
export async function listNotices(
  platform: Platform,
  query: NoticeQuery = {},
  language: Language = "zh-CN",
): Promise<{ items: NoticeView[]; cursor?: string }> {
  const place = query.orgUnit === undefined ? undefined : ((await platform.store.get(ORG_UNITS, query.orgUnit)) as unknown as OrgUnit | undefined);
  const statuses = query.status === undefined ? ["open", "paused", "closed"] : query.status === "open" ? ["open", "paused"] : ["closed"];
  const q = query.q?.normalize("NFKC").trim() ?? "";
  const filter: Filter = {
    status: { $in: statuses },
    ...(query.orgUnit === undefined ? {} : { orgPath: { $prefix: place?.path ?? "/none/" } }),
    ...(q === "" ? {} : { title: { $contains: q } }),
  };
  const page = await platform.store.find(NOTICES, filter, {
    sort: [{ path: "openedAt", direction: "desc" }],
    limit: Math.min(query.limit ?? 50, 200),
    ...(query.cursor === undefined ? {} : { after: query.cursor }),
  });
  const items = await noticeViews(platform, page.items as unknown as Notice[], language);
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** One notice with its text, which was masked when it was made. Throws NOTICE_NOT_FOUND. */
export async function getNotice(platform: Platform, id: string, language: Language = "zh-CN"): Promise<NoticeView & { readonly html: string }> {
  const notice = (await platform.store.get(NOTICES, id)) as unknown as Notice | undefined;
  if (notice === undefined || notice.status === "withdrawn") throw NoticeNotFound();
  const [view] = await noticeViews(platform, [notice], language);
  if (view === undefined) throw NoticeNotFound();
  return { ...view, html: notice.html };
}

async function noticeViews(platform: Platform, notices: readonly Notice[], language: Language): Promise<NoticeView[]> {
  const places = (await platform.store.getMany(ORG_UNITS, [...new Set(notices.map((notice) => notice.orgUnit))])) as unknown as OrgUnit[];
  const names = new Map(places.map((place) => [place.id, place.name]));
  return notices.map(({ html: _html, record: _record, revision: _revision, heads, ...shown }) => ({
    ...shown,
    orgUnitName: names.get(shown.orgUnit) ?? "",
    ...daysLeft(platform, shown),
    ...(heads === undefined ? {} : { heads: heads.map((head) => ({ ...head, title: ledgerTitle(platform, head.ledger, language) })) }),
  }));
}

function daysLeft(platform: Platform, { status, lastDay, dayKind }: Pick<Notice, "status" | "lastDay" | "dayKind">): { remainingDays?: number } {
  if (status !== "open" || lastDay === undefined) return {};
  const { calendar } = platform.configuration();
  const today = calendar.localDate(platform.clock.now().toISOString());
  const days = dayKind === "calendar" ? Math.round((Date.parse(lastDay) - Date.parse(today)) / DAY) : calendar.workdaysBetween(today, lastDay);
  return { remainingDays: Math.max(0, days) };
}

function ledgerTitle(platform: Platform, ref: string, language: Language): string {
  const { ledgerDefinitions, packs } = platform.configuration();
  const placed = ledgerDefinitions.get(ref);
  const pack = packs.find((one) => one.manifest.id === placed?.pack);
  if (placed === undefined || pack === undefined) return ref;
  return translateDefinition(pack, "ledger", placed.definition.id, placed.definition, language).title;
}
