import { defineError } from "@zhili/contracts";

/** Facts: source, reason, reasonZh. */
export const ConfigurationFileBroken = defineError("CONFIGURATION_FILE_BROKEN", 422, {
  "zh-CN": "{source} 不是 zhili config export 写成的配置文件，或内容被改过：{reasonZh}。没有导入。",
  en: "{source} was not written by zhili config export, or was changed since: {reason}. Nothing was imported.",
});
/** Facts: source, packs, packsZh. */
export const ConfigurationBaseMissing = defineError("CONFIGURATION_BASE_MISSING", 409, {
  "zh-CN": "{source} 建立在这里没有的配置包上：{packsZh}。请先安装内容完全相同的版本，再导入。",
  en: "{source} rests on packs that are not here: {packs}. Install the versions with exactly that content first, then import.",
});
