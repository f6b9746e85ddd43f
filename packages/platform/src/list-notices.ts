import type { Filter, Notice, OrgUnit } from "@zhili/contracts";
import { NoticeNotFound } from "./errors.js";
import { NOTICES } from "./notices/open-notice.js";
import type { Platform } from "./platform.js";
import { ORG_UNITS } from "./records/org-unit.js";

/** A notice as anybody may see it. */
export type NoticeView = Omit<Notice, "html" | "record" | "revision"> & { readonly orgUnitName: string };

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
export async function listNotices(platform: Platform, query: NoticeQuery = {}): Promise<{ items: NoticeView[]; cursor?: string }> {
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
  const items = await noticeViews(platform, page.items as unknown as Notice[]);
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** One notice with its text, which was masked when it was made. Throws NOTICE_NOT_FOUND. */
export async function getNotice(platform: Platform, id: string): Promise<NoticeView & { readonly html: string }> {
  const notice = (await platform.store.get(NOTICES, id)) as unknown as Notice | undefined;
  if (notice === undefined || notice.status === "withdrawn") throw NoticeNotFound();
  const [view] = await noticeViews(platform, [notice]);
  if (view === undefined) throw NoticeNotFound();
  return { ...view, html: notice.html };
}

async function noticeViews(platform: Platform, notices: readonly Notice[]): Promise<NoticeView[]> {
  const places = (await platform.store.getMany(ORG_UNITS, [...new Set(notices.map((notice) => notice.orgUnit))])) as unknown as OrgUnit[];
  const names = new Map(places.map((place) => [place.id, place.name]));
  return notices.map(({ html: _html, record: _record, revision: _revision, ...shown }) => ({ ...shown, orgUnitName: names.get(shown.orgUnit) ?? "" }));
}
