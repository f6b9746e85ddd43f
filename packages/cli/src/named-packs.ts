import type { Gathered, Platform } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Flag } from "./command.js";
import { registryOf } from "./registry-of.js";
import { withRequired } from "./with-required.js";

/** Flags of commands that take packs by folder, archive, or name in a registry. */
export const SOURCE_FLAGS: Readonly<Record<string, Flag>> = {
  registry: {
    value: "<url>",
    about: {
      "zh-CN": "按名称取配置包的 npm 仓库；不写则用 ZHILI_REGISTRY 或 npm 的设置",
      en: "npm registry for packs by name; ZHILI_REGISTRY or npm's settings when left out",
    },
  },
  integrity: {
    value: "<hash>",
    about: { "zh-CN": "校验值（sha512-…），不符则拒绝；只用于一个来源", en: "refuse another integrity (sha512-…) than this; for one source" },
  },
};

/** The packs that a command names, with what they need beside what is in force. Throws what `gatherPacks` throws. */
export function namedPacks(call: Call, platform: Platform): Promise<Gathered> {
  const integrity = call.value("integrity");
  const from = { platform, registryOf: registryOf(call.value("registry")) };
  return withRequired(call.parameters, integrity === undefined ? from : { ...from, integrity });
}
