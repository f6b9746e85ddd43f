import type { NoticeWindow, WindowStanding } from "@zhili/contracts";
import type { CompiledCalendar } from "../../calendar/index.js";
import { plan } from "../run/plan-effects.js";
import type { Run } from "../run/run.js";

/** The window as it opens; the day of posting does not count. */
export function startWindow({ minDays, dayKind }: NoticeWindow, openedAt: string, calendar: CompiledCalendar): WindowStanding {
  return { openedAt, ...calendar.noticeEnd(openedAt, minDays, dayKind), objections: {} };
}

export function openNotice(run: Run, window: NoticeWindow, standing: WindowStanding, state: string): void {
  const { report, title, channels } = window.notice;
  const { lastDay, closesAt } = standing;
  const { minDays, dayKind } = window;
  plan(
    run,
    "open-notice",
    { report, title, channels: channels ?? [], lastDay, closesAt, dayKind, minDays, objections: window.objections !== undefined },
    `window:${state}`,
  );
}

export function closeNotice(run: Run, status: "closed" | "withdrawn", state: string): void {
  plan(run, "close-notice", { status }, `window:${state}`);
}
