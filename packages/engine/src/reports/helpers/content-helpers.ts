import { escapeHtml, plainText, SafeHtml } from "../template/escape-html.js";
import { ownProperty } from "../template/template-scope.js";
import type { BuiltInHelper } from "./helper.js";

const PICTURE = /^data:image\/(png|svg\+xml);(base64|utf8|charset=utf-8)[;,][A-Za-z0-9+/=%,;:.'()_~!*-]*$/;

/** Lists, long texts and the QR code that leads to the public page. */
export const contentHelpers: readonly BuiltInHelper[] = [
  {
    name: "join",
    title: { "zh-CN": "连接列表", en: "List in one line" },
    render: ([list, separator]) => (Array.isArray(list) ? list.map(plainText).join(typeof separator === "string" ? separator : "、") : plainText(list)),
  },
  { name: "size", title: { "zh-CN": "个数", en: "How many" }, render: ([list]) => (Array.isArray(list) || typeof list === "string" ? list.length : 0) },
  {
    name: "lines",
    title: { "zh-CN": "分行的文字", en: "Text in lines" },
    render: ([text]) => new SafeHtml(escapeHtml(plainText(text)).replace(/\r?\n/g, "<br>")),
  },
  {
    name: "default",
    title: { "zh-CN": "没有时显示", en: "Shown when empty" },
    render: ([value, other]) => (value === undefined || value === null || value === "" ? plainText(other) : plainText(value)),
  },
  {
    name: "qr",
    title: { "zh-CN": "二维码", en: "QR code" },
    alone: true,
    render: ([given], { root, language }) => qrPicture(given ?? ownProperty(ownProperty(root, "meta"), "qr"), language === "en" ? "QR code" : "二维码"),
  },
];

/** A picture given as a data URL; anything else gives nothing. */
export function qrPicture(url: unknown, label: string): SafeHtml {
  if (typeof url !== "string" || !PICTURE.test(url)) return new SafeHtml("");
  return new SafeHtml(`<img class="qr" alt="${escapeHtml(label)}" src="${escapeHtml(url)}">`);
}
