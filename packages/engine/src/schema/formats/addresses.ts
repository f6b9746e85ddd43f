import type { FormatContribution } from "./format-contribution.js";

const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63})+$/;

export const email: FormatContribution = {
  id: "email",
  title: { "zh-CN": "电子邮箱", en: "E-mail" },
  validate: (value) => typeof value === "string" && value.length <= 254 && EMAIL.test(value),
  message: { "zh-CN": "应为电子邮箱地址", en: "should be an e-mail address" },
  mask: (value) => value.replace(/^(.).*@/u, "$1***@"),
};

/** Web addresses only: what people can be sent to. */
export const uri: FormatContribution = {
  id: "uri",
  title: { "zh-CN": "网址", en: "Web address" },
  validate: (value) => {
    if (typeof value !== "string" || value.length > 2000 || !/^https?:\/\/[^\s<>"]+$/i.test(value)) return false;
    return URL.canParse(value);
  },
  message: { "zh-CN": "应为以http或https开头的网址", en: "should be a web address that begins with http or https" },
};
