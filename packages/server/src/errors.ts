import { defineError } from "@zhili/contracts";

export const RouteUnknown = defineError("REQUEST_ROUTE_UNKNOWN", 404, {
  "zh-CN": "没有这个地址：{method} {url}。",
  en: "There is nothing at {method} {url}.",
});
export const RequestInvalid = defineError("REQUEST_INVALID", 400, {
  "zh-CN": "请求有 {count} 处不符合要求。",
  en: "{count} things in the request are not as they should be.",
});
export const RequestNotJson = defineError("REQUEST_NOT_JSON", 400, {
  "zh-CN": "请求内容不是有效的 JSON。",
  en: "The body is not valid JSON.",
});
export const RequestForbiddenKeys = defineError("REQUEST_FORBIDDEN_KEYS", 400, {
  "zh-CN": "请求中有不允许的字段名（__proto__、constructor、prototype）。",
  en: "The request has names that are never allowed (__proto__, constructor, prototype).",
});
export const VersionNeeded = defineError("REQUEST_VERSION_NEEDED", 428, {
  "zh-CN": "修改或删除须在 If-Match 中带上您看到的版本号（见 ETag），以免覆盖别人的修改。",
  en: "A change or deletion needs If-Match with the version that you saw (its ETag), so that nobody's work is overwritten.",
});
export const RequestTooLarge = defineError("REQUEST_TOO_LARGE", 413, {
  "zh-CN": "请求内容太大，最多 {most}。",
  en: "The request is too large; at most {most}.",
});
/** Facts: wanted. */
export const RequestMediaType = defineError("REQUEST_MEDIA_TYPE", 415, {
  "zh-CN": "不支持这种内容类型，请用 {wanted}。",
  en: "This content type is not taken; use {wanted}.",
});
export const FileMissing = defineError("REQUEST_FILE_MISSING", 400, {
  "zh-CN": "请求中没有文件，请用 multipart/form-data 的 file 部分上传。",
  en: "There is no file in the request; send it as the part `file` of multipart/form-data.",
});
/** Facts: seconds. */
export const RequestTooMany = defineError("REQUEST_TOO_MANY", 429, {
  "zh-CN": "操作太频繁，请 {seconds} 秒后再试。",
  en: "Too many requests; try again in {seconds} seconds.",
});
export const CsrfMissing = defineError("REQUEST_CSRF_MISSING", 403, {
  "zh-CN": "请求缺少防伪标记，请刷新页面后再试。",
  en: "The x-csrf-token header is missing or wrong; reload the page and try again.",
});
export const ServerBusy = defineError("SERVER_BUSY", 503, {
  "zh-CN": "服务器正忙，请稍后再试。",
  en: "The server is busy; try again in a moment.",
});
export const ServerFailed = defineError("SERVER_FAILED", 500, {
  "zh-CN": "服务器出错了，已经记录。请把编号 {requestId} 告诉管理员。",
  en: "Something went wrong in the server and was written down. Tell the administrator the number {requestId}.",
});
/** Facts: port. */
export const PortBusy = defineError("SERVER_PORT_BUSY", 500, {
  "zh-CN": "端口 {port} 已被别的程序占用。请停止那个程序，或换一个端口。",
  en: "The port {port} is used by another program. Stop that one, or choose another port.",
});
/** Facts: host, port, reason. */
export const AddressRefused = defineError("SERVER_ADDRESS_REFUSED", 500, {
  "zh-CN": "不能在 {host}:{port} 上监听：{reason}。",
  en: "Can't listen at {host}:{port}: {reason}.",
});
