import type { GroupSpec } from "@zhili/contracts";
import { zoneMinutes } from "../dialect/check-group.js";
import type { Query } from "./test-query.js";
import { type Expression, valueOfTypes } from "./value-expression.js";

type Bucket = NonNullable<GroupSpec["keys"][number]["bucket"]>;

const DATE_LENGTH = 10;
const LOOKS_LIKE_A_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T|$)";
const FORMATS: Readonly<Record<Bucket, string>> = { year: "%Y", quarter: "%Y", month: "%Y-%m", week: "%G-W%V", day: "%Y-%m-%d" };
const QUARTERS = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4].map((number) => `-Q${number}`);

/** The period of an ISO date in a zone, null for anything else; a date without a time stays on its day in every zone. */
export function bucketExpression(path: string, bucket: Bucket, zone: string | undefined): Expression {
  const text = valueOfTypes(path, ["string"]);
  const isDate = { $regexMatch: { input: text, regex: LOOKS_LIKE_A_DATE } };
  const date = { $cond: [isDate, { $dateFromString: { dateString: text, onError: null, onNull: null } }, null] };
  const timezone = { $cond: [{ $eq: [{ $strLenCP: { $ifNull: [text, ""] } }, DATE_LENGTH] }, "+00:00", offset(zone)] };
  const period: Query = { $dateToString: { date, timezone, format: FORMATS[bucket] } };
  if (bucket !== "quarter") return period;
  const month = { $month: { date, timezone } };
  return { $concat: [period, { $arrayElemAt: [QUARTERS, { $subtract: [month, 1] }] }] };
}

function offset(zone: string | undefined): string {
  const minutes = zoneMinutes(zone);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
}
