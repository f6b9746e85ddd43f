/** A day off or a working day at a weekend, by the year's notice of the General Office of the State Council. */
export interface YearNotice {
  readonly source: string;
  /** First and last day (MM-DD) of each holiday. */
  readonly holidays: readonly (readonly [title: string, from: string, to: string])[];
  /** Saturdays and Sundays on which people work. */
  readonly workdays: readonly string[];
}

export const YEARS: Readonly<Record<string, YearNotice>> = {
  "2025": {
    source: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
    holidays: [
      ["元旦", "01-01", "01-01"],
      ["春节", "01-28", "02-04"],
      ["清明节", "04-04", "04-06"],
      ["劳动节", "05-01", "05-05"],
      ["端午节", "05-31", "06-02"],
      ["国庆节、中秋节", "10-01", "10-08"],
    ],
    workdays: ["01-26", "02-08", "04-27", "09-28", "10-11"],
  },
  "2026": {
    source: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
    holidays: [
      ["元旦", "01-01", "01-03"],
      ["春节", "02-15", "02-23"],
      ["清明节", "04-04", "04-06"],
      ["劳动节", "05-01", "05-05"],
      ["端午节", "06-19", "06-21"],
      ["中秋节", "09-25", "09-27"],
      ["国庆节", "10-01", "10-07"],
    ],
    workdays: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
  },
};
