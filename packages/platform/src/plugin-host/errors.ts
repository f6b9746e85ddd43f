import { defineError } from "@zhili/contracts";

/** Facts: contribution. */
export const ParametersWrong = defineError("PLUGIN_PARAMETERS_WRONG", 422, {
  "zh-CN": "给 {contribution} 的参数不对。请按列出的位置修改。",
  en: "The parameters for {contribution} are wrong. Mend them at the places listed.",
});
/** Facts: type, known. */
export const ExportUnknown = defineError("EXPORT_UNKNOWN", 422, {
  "zh-CN": "不会导出“{type}”这种文件。可以导出：{known}。",
  en: "Files of the kind {type} are not known. There are: {known}.",
});
/** Facts: type, known. */
export const ImporterUnknown = defineError("IMPORTER_UNKNOWN", 422, {
  "zh-CN": "不会读取“{type}”这种文件。可以读取：{known}。",
  en: "Files of the kind {type} can't be read. These can: {known}.",
});
/** Facts: plugin, contribution, reason. */
export const PluginFailed = defineError("PLUGIN_FAILED", 500, {
  "zh-CN": "扩展「{plugin}」的 {contribution} 出错：{reason}。本次操作没有生效，请告诉管理员。",
  en: "{contribution} of the plugin “{plugin}” failed: {reason}. Nothing was changed; tell the administrator.",
});
/** Facts: plugin, contribution, milliseconds. */
export const PluginTooSlow = defineError("PLUGIN_TOO_SLOW", 504, {
  "zh-CN": "扩展「{plugin}」的 {contribution} 在 {milliseconds} 毫秒内没有算完，已被停下。本次操作没有生效，请告诉管理员。",
  en: "{contribution} of the plugin “{plugin}” did not finish within {milliseconds} ms and was stopped. Nothing was changed; tell the administrator.",
});
/** Facts: plugin, contribution, megabytes. */
export const PluginTooLarge = defineError("PLUGIN_TOO_LARGE", 507, {
  "zh-CN": "扩展「{plugin}」的 {contribution} 占用内存超过 {megabytes} MB，已被停下。本次操作没有生效，请告诉管理员。",
  en: "{contribution} of the plugin “{plugin}” took more than {megabytes} MB of memory and was stopped. Nothing was changed; tell the administrator.",
});
/** Facts: plugin, contribution. */
export const PluginEnded = defineError("PLUGIN_ENDED", 500, {
  "zh-CN": "扩展「{plugin}」在运行 {contribution} 时意外退出。本次操作没有生效，请告诉管理员。",
  en: "The plugin “{plugin}” ended by itself in {contribution}. Nothing was changed; tell the administrator.",
});
/** Facts: plugin, times. */
export const PluginSetAside = defineError("PLUGIN_SET_ASIDE", 503, {
  "zh-CN": "扩展「{plugin}」连续 {times} 次被停下，已停用。请修好或更换扩展，然后重新启动服务。",
  en: "The plugin “{plugin}” was stopped {times} times in a row and is set aside. Mend or replace it, then start the server again.",
});
/** Facts: folder, reason, reasonZh. */
export const PluginUnreadable = defineError("PLUGIN_UNREADABLE", 422, {
  "zh-CN": "文件夹 {folder} 里的扩展不能用：{reasonZh}。",
  en: "The plugin in {folder} can't be used: {reason}.",
});
/** Facts: plugin, declared, registered. */
export const PluginDiffers = defineError("PLUGIN_DIFFERS", 422, {
  "zh-CN": "扩展「{plugin}」登记的内容与 package.json 的 zhili.contributes 不一致：写明的是 {declared}，登记的是 {registered}。",
  en: "What the plugin “{plugin}” registers differs from zhili.contributes of its package.json: declared {declared}, registered {registered}.",
});
/** Facts: plugin, path, reason. */
export const PluginSettingsWrong = defineError("PLUGIN_SETTINGS_WRONG", 409, {
  "zh-CN": "扩展「{plugin}」的设置还不能用：请在数据目录的 plugins/{plugin}.json 里填写 {path}。",
  en: "The settings of the plugin “{plugin}” can't be used yet: write {path} in plugins/{plugin}.json of the data folder.",
});
