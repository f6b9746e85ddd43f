import { defineError } from "@zhili/contracts";

/** Facts: name. */
export const RegistryUnknown = defineError("REGISTRY_UNKNOWN", 422, {
  "zh-CN": "没有名为 {name} 的文件夹或文件；要从 npm 仓库取，请用 --registry 或环境变量 ZHILI_REGISTRY 指明仓库地址。",
  en: "There is no folder or file {name}; to take it from an npm registry, name the registry with --registry or in ZHILI_REGISTRY.",
});
/** Facts: url, reason. */
export const RegistryFailed = defineError("REGISTRY_FAILED", 502, {
  "zh-CN": "从 {url} 取不到内容：{reason}。请检查地址和网络。",
  en: "Nothing could be taken from {url}: {reason}. Check the address and the network.",
});
/** Facts: name, url. */
export const RegistryNoPackage = defineError("REGISTRY_NO_PACKAGE", 404, {
  "zh-CN": "仓库里没有 {name}（{url}）。请检查名称。",
  en: "The registry has no {name} ({url}). Check the name.",
});
/** Facts: name, reason, reasonZh. */
export const RegistryNoPack = defineError("REGISTRY_NO_PACK", 422, {
  "zh-CN": "仓库里的 {name} 不能用：{reasonZh}。",
  en: "{name} of the registry can't be used: {reason}.",
});
/** Facts: needed, wants, found, foundZh. */
export const PackVersionsClash = defineError("PACK_VERSIONS_CLASH", 422, {
  "zh-CN": "没有一个“{needed}”的版本能满足全部要求（{wants}）。现有版本：{foundZh}。请换别的版本，或先升级已安装的配置包。",
  en: "No version of {needed} suits all that ask for it ({wants}). There are: {found}. Take other versions, or upgrade what is installed first.",
});
/** Facts: pack, sources. */
export const PackTwice = defineError("PACK_TWICE", 422, {
  "zh-CN": "配置包“{pack}”写了两次：{sources}。请只留一个。",
  en: "The pack {pack} is named twice: {sources}. Keep one of them.",
});
/** Facts: source. */
export const PackSourceUnknown = defineError("PACK_SOURCE_UNKNOWN", 404, {
  "zh-CN": "“{source}”不是文件夹、.tgz 文件，也不是 npm 包名。请检查写法。",
  en: "{source} is no folder, no .tgz file and no npm name. Check how it is written.",
});
