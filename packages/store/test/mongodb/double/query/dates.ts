import { notInDouble, ServerError } from "../errors.js";
import { asDoc, type Doc } from "../values/doc.js";

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const DAY = 86_400_000;

/** `$dateFromString` for ISO dates: `arguments` are evaluated already. */
export function dateFromString(argumentDoc: unknown): Date | null {
  const { dateString, onError, onNull, ...rest } = asDoc(argumentDoc, "$dateFromString");
  for (const name of Object.keys(rest)) throw notInDouble(`$dateFromString with ${name}`);
  if (dateString === null || dateString === undefined) return orNull(onNull);
  if (typeof dateString !== "string") return failed(argumentDoc, onError, "requires that 'dateString' be a string");
  const found = ISO.exec(dateString);
  if (found === null) return failed(argumentDoc, onError, `Error parsing date string '${dateString}'`);
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const milliseconds = Number((found[7] ?? "").padEnd(3, "0"));
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, milliseconds));
  if (at.getUTCMonth() + 1 !== month || at.getUTCDate() !== day || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) {
    return failed(argumentDoc, onError, `Error parsing date string '${dateString}'`);
  }
  return new Date(at.getTime() - offsetMinutes(found[8]) * 60_000);
}

/** `$dateToString` for the formats %Y %m %d %G %V and offsets as zones. */
export function dateToString(argumentDoc: unknown): string | null {
  const { date, format, timezone } = asDoc(argumentDoc, "$dateToString");
  if (date === null || date === undefined) return null;
  if (!(date instanceof Date) || typeof format !== "string") throw new ServerError(16006, "Location16006", "can't convert to Date");
  const local = shifted(date, timezone);
  return format.replace(/%(.)/g, (_, letter: string) => {
    if (letter === "Y") return pad(local.getUTCFullYear(), 4);
    if (letter === "m") return pad(local.getUTCMonth() + 1, 2);
    if (letter === "d") return pad(local.getUTCDate(), 2);
    if (letter === "G") return pad(thursday(local).getUTCFullYear(), 4);
    if (letter === "V") return pad(isoWeek(local), 2);
    throw notInDouble(`the date format %${letter}`);
  });
}

/** `$month` of `{ date, timezone }`. */
export function monthOf(argumentDoc: unknown): number | null {
  const { date, timezone } = asDoc(argumentDoc, "$month");
  if (date === null || date === undefined) return null;
  if (!(date instanceof Date)) throw new ServerError(16006, "Location16006", "can't convert to Date");
  return shifted(date, timezone).getUTCMonth() + 1;
}

function shifted(date: Date, zone: unknown): Date {
  if (zone !== undefined && typeof zone !== "string") throw notInDouble("zones that are not text");
  return new Date(date.getTime() + offsetMinutes(zone) * 60_000);
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === "Z") return 0;
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (found === null) throw notInDouble(`the time zone ${zone}`);
  return (Number(found[2]) * 60 + Number(found[3])) * (found[1] === "-" ? -1 : 1);
}

/** The Thursday of the same ISO week, which decides its year. */
function thursday(date: Date): Date {
  return new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY);
}

function isoWeek(date: Date): number {
  const middle = thursday(date);
  return Math.floor((middle.getTime() - Date.UTC(middle.getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1;
}

function failed(argumentDoc: unknown, onError: unknown, message: string): null {
  if (!Object.hasOwn(asDoc(argumentDoc, "$dateFromString") as Doc, "onError")) throw new ServerError(241, "ConversionFailure", message);
  return orNull(onError);
}

function orNull(value: unknown): null {
  if (value !== null && value !== undefined) throw notInDouble("onError or onNull with a value");
  return null;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
