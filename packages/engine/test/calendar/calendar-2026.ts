import type { CalendarDefinition } from "@zhili/contracts";

const days = (title: string, ...dates: string[]) => dates.map((id) => ({ id, title }));
const span = (title: string, month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: `${month}-${String(from + index).padStart(2, "0")}`, title }));

/** Days off and adjusted workdays of 2026 (国务院办公厅关于2026年部分节假日安排的通知). */
export const calendar2026: CalendarDefinition = {
  id: "national",
  title: "国家节假日",
  zone: "Asia/Shanghai",
  weekend: [6, 7],
  years: [
    {
      id: "2026",
      holidays: [
        ...span("元旦", "2026-01", 1, 3),
        ...span("春节", "2026-02", 15, 23),
        ...span("清明节", "2026-04", 4, 6),
        ...span("劳动节", "2026-05", 1, 5),
        ...span("端午节", "2026-06", 19, 21),
        ...span("中秋节", "2026-09", 25, 27),
        ...span("国庆节", "2026-10", 1, 7),
      ],
      workdays: days("调休上班", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
    },
  ],
};
