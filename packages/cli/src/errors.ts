import { defineError } from "@zhili/contracts";

/** Facts: command, hint, hintZh. */
export const UsageCommand = defineError("CLI_USAGE_COMMAND", 400, {
  "zh-CN": "没有命令“{command}”。{hintZh}用 zhili --help 查看全部命令。",
  en: "There is no command “{command}”. {hint}zhili --help lists all commands.",
});
/** Facts: flag, command, hint, hintZh. */
export const UsageFlag = defineError("CLI_USAGE_FLAG", 400, {
  "zh-CN": "{command} 没有选项 {flag}。{hintZh}用 zhili {command} --help 查看用法。",
  en: "{command} has no flag {flag}. {hint}zhili {command} --help shows how it is used.",
});
/** Facts: flag, value, command. */
export const UsageValue = defineError("CLI_USAGE_VALUE", 400, {
  "zh-CN": "选项 {flag} 后面要写 {value}。用 zhili {command} --help 查看用法。",
  en: "The flag {flag} needs {value} after it. zhili {command} --help shows how it is used.",
});
/** Facts: flag, command. */
export const UsageNoValue = defineError("CLI_USAGE_NO_VALUE", 400, {
  "zh-CN": "选项 {flag} 不带内容，请只写 {flag}。",
  en: "The flag {flag} takes no value; write {flag} alone.",
});
/** Facts: command, parameters. */
export const UsageParameters = defineError("CLI_USAGE_PARAMETERS", 400, {
  "zh-CN": "用法：zhili {command} {parameters}。用 zhili {command} --help 查看说明。",
  en: "Use: zhili {command} {parameters}. zhili {command} --help explains.",
});
/** Facts: command, flag, value, choices. */
export const UsageChoice = defineError("CLI_USAGE_CHOICE", 400, {
  "zh-CN": "{flag} 不能是“{value}”，只能是：{choices}。用 zhili {command} --help 查看用法。",
  en: "{flag} can't be “{value}”; it is one of: {choices}. zhili {command} --help shows how it is used.",
});
/** Facts: name, value, reason, reasonZh. */
export const UsageSetting = defineError("CLI_USAGE_SETTING", 400, {
  "zh-CN": "环境变量 {name}={value} 不能用：{reasonZh}。",
  en: "The environment variable {name}={value} can't be used: {reason}.",
});
/** Facts: id. */
export const PackIdWrong = defineError("CLI_PACK_ID_WRONG", 400, {
  "zh-CN": "“{id}”不能作配置包编号：须以小写字母开头，只用小写字母、数字和连字符。换一个文件夹名，或用 --id 指定。",
  en: "“{id}” can't be the id of a pack: lower-case letters, digits and hyphens, a letter first. Take another folder name, or say --id.",
});
/** Facts: folder. */
export const FolderNotEmpty = defineError("CLI_FOLDER_NOT_EMPTY", 409, {
  "zh-CN": "文件夹 {folder} 里已有内容，没有写入。请换一个文件夹。",
  en: "The folder {folder} is not empty; nothing was written. Choose another one.",
});
/** Facts: folder. */
export const NoData = defineError("CLI_NO_DATA", 404, {
  "zh-CN": "{folder} 里没有数据。请用 ZHILI_DATA 指明数据目录，或先运行 zhili serve、zhili pack install。",
  en: "There is no data in {folder}. Name the data folder in ZHILI_DATA, or run zhili serve or zhili pack install first.",
});
export const NothingInstalled = defineError("CLI_NOTHING_INSTALLED", 409, {
  "zh-CN": "还没有安装配置包。请先运行 zhili pack install 或 zhili serve。",
  en: "No pack is installed yet. Run zhili pack install or zhili serve first.",
});
export const NotConfirmed = defineError("CLI_NOT_CONFIRMED", 409, {
  "zh-CN": "没有改动。确认上面的变更后，加上 --yes 再运行。",
  en: "Nothing was changed. If what is listed above is right, run it again with --yes.",
});
/** Facts: failed. */
export const CasesRed = defineError("CLI_CASES_RED", 422, {
  "zh-CN": "有 {failed} 个用例没有通过，没有安装。用 zhili pack test 查看原因并修改。",
  en: "{failed} cases do not pass, so nothing was installed. zhili pack test shows why; mend them.",
});
/** Facts: file, present, first. */
export const ImportPresent = defineError("CLI_IMPORT_PRESENT", 409, {
  "zh-CN": "{file} 中有 {present} 条数据的编号已经存在（第一条：{first}），没有导入任何内容。请导入到空的数据目录，或去掉这些行。",
  en: "{present} documents of {file} are there already (the first is {first}); nothing was imported. Import into an empty data folder, or take those lines out.",
});
/** Facts: path. */
export const TargetExists = defineError("CLI_TARGET_EXISTS", 409, {
  "zh-CN": "{path} 已经存在，没有覆盖。请换一个位置。",
  en: "{path} is there already and was not overwritten. Choose another place.",
});
/** Facts: source. */
export const NotABackup = defineError("CLI_NOT_A_BACKUP", 422, {
  "zh-CN": "{source} 不是 zhili backup 写成的备份，没有恢复。",
  en: "{source} was not written by zhili backup; nothing was restored.",
});
/** Facts: reason. */
export const Surroundings = defineError("CLI_ENVIRONMENT", 500, {
  "zh-CN": "运行环境有问题：{reason}。请检查文件夹、权限和磁盘空间后重试。",
  en: "Something around the program is not right: {reason}. Look at the folder, its rights and the disk space, and try again.",
});
/** Facts: source. */
export const KeyNeeded = defineError("CLI_KEY_NEEDED", 409, {
  "zh-CN": "备份 {source} 里没有密钥。请用 --key 指明另外保管的 secret.key；没有它打不开敏感内容。",
  en: "The backup {source} has no key in it. Name the secret.key that was kept apart with --key; sensitive fields can't be opened without it.",
});
export const StoreInUse = defineError("CLI_STORE_IN_USE", 409, {
  "zh-CN": "数据库里已有数据，没有恢复。请指向一个空的数据库。",
  en: "The database holds data already; nothing was restored. Name an empty one.",
});
/** Facts: id. */
export const PluginIdWrong = defineError("CLI_PLUGIN_ID_WRONG", 400, {
  "zh-CN": "“{id}”不能作扩展编号：须以小写字母开头，只用小写字母、数字和连字符。换一个文件夹名，或用 --id 指定。",
  en: "“{id}” can't be the id of a plugin: lower-case letters, digits and hyphens, a letter first. Take another folder name, or say --id.",
});
/** Facts: folder. */
export const NotAPlugin = defineError("CLI_NOT_A_PLUGIN", 404, {
  "zh-CN": "{folder} 里没有扩展的 package.json 和 tsconfig.json。新建扩展请用 zhili plugin new。",
  en: "{folder} has no package.json and tsconfig.json of a plugin. zhili plugin new makes one.",
});
/** Facts: folder. */
export const PluginNotBuilt = defineError("CLI_PLUGIN_NOT_BUILT", 422, {
  "zh-CN": "{folder} 里的扩展编译没有通过，请按上面列出的位置修改。",
  en: "The plugin in {folder} does not compile; mend the places listed above.",
});
/** Facts: folder. */
export const PluginWithoutTests = defineError("CLI_PLUGIN_WITHOUT_TESTS", 422, {
  "zh-CN": "{folder} 里没有测试：请写在 test/ 里，文件名以 .test.ts 结尾。",
  en: "The plugin in {folder} has no tests: write them in test/, in files that end in .test.ts.",
});
