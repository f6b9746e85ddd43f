import {
  attachment,
  cnIdNumber,
  cnMobile,
  date,
  dateTime,
  email,
  type FormatContribution,
  money,
  quantity,
  regionCode,
  signature,
  time,
  uri,
} from "./formats/index.js";

/** Formats that the platform has by itself; they register like a plugin's. */
export const builtinFormats: readonly FormatContribution[] = [
  attachment,
  cnIdNumber,
  cnMobile,
  date,
  dateTime,
  email,
  money,
  quantity,
  regionCode,
  signature,
  time,
  uri,
];
