import { defineError } from "@zhili/contracts";

/** Facts: source, most. */
export const ArchiveTooLarge = defineError("ARCHIVE_TOO_LARGE", 413, {
  "zh-CN": "{source} 太大，最多 {most}。没有读取。",
  en: "{source} is too large; at most {most}. It was not read.",
});
/** Facts: source, most. */
export const ArchiveBomb = defineError("ARCHIVE_BOMB", 413, {
  "zh-CN": "{source} 解开后会超过 {most}，可能有害，没有解开。请检查它从哪里来。",
  en: "{source} would unpack to more than {most}, which may be harmful; it was not unpacked. Check where it comes from.",
});
/** Facts: source, reason. */
export const ArchiveBroken = defineError("ARCHIVE_BROKEN", 422, {
  "zh-CN": "{source} 不是完好的 .tgz 文件（{reason}）。请重新下载，或用 zhili pack build 重新生成。",
  en: "{source} is not a whole .tgz file ({reason}). Download it again, or make it again with zhili pack build.",
});
/** Facts: source, most. */
export const ArchiveTooManyEntries = defineError("ARCHIVE_TOO_MANY_ENTRIES", 422, {
  "zh-CN": "{source} 中的文件超过 {most} 个，没有读取。",
  en: "{source} holds more than {most} files and was not read.",
});
/** Facts: source, file. */
export const ArchivePathClimbs = defineError("ARCHIVE_PATH_CLIMBS", 422, {
  "zh-CN": "{source} 中的“{file}”要写到自己的文件夹之外，整个文件已拒绝。",
  en: "{file} in {source} climbs out of its folder; the whole archive is refused.",
});
/** Facts: source, file. */
export const ArchivePathAbsolute = defineError("ARCHIVE_PATH_ABSOLUTE", 422, {
  "zh-CN": "{source} 中的“{file}”是绝对路径，整个文件已拒绝。",
  en: "{file} in {source} is an absolute path; the whole archive is refused.",
});
/** Facts: source, file, folder. */
export const ArchivePathBad = defineError("ARCHIVE_PATH_BAD", 422, {
  "zh-CN": "{source} 中的“{file}”不能用：全部内容须在文件夹 {folder} 里，名称中不能有反斜杠和控制字符。",
  en: "{file} in {source} can't be used: all of it must be in the folder {folder}, without backslashes and control characters in names.",
});
/** Facts: source, file, most. */
export const ArchivePathDeep = defineError("ARCHIVE_PATH_DEEP", 422, {
  "zh-CN": "{source} 中的“{file}”层次太深，最多 {most} 层。",
  en: "{file} in {source} is nested too deep; at most {most} levels.",
});
/** Facts: source, file. */
export const ArchiveLink = defineError("ARCHIVE_LINK", 422, {
  "zh-CN": "{source} 中的“{file}”是链接，整个文件已拒绝。配置包里只能有普通文件。",
  en: "{file} in {source} is a link; the whole archive is refused. A pack holds plain files only.",
});
/** Facts: source, file, type. */
export const ArchiveDevice = defineError("ARCHIVE_DEVICE", 422, {
  "zh-CN": "{source} 中的“{file}”不是普通文件（{type}），整个文件已拒绝。",
  en: "{file} in {source} is no plain file ({type}); the whole archive is refused.",
});
/** Facts: source, file, other. */
export const ArchiveDuplicate = defineError("ARCHIVE_DUPLICATE", 422, {
  "zh-CN": "{source} 中的“{file}”和“{other}”重名（不分大小写），整个文件已拒绝。",
  en: "{file} and {other} in {source} have the same name (whatever the case); the whole archive is refused.",
});
/** Facts: source, file. */
export const ArchiveNotText = defineError("ARCHIVE_NOT_TEXT", 422, {
  "zh-CN": "{source} 中的“{file}”不是 UTF-8 文本。配置包里只有文本。",
  en: "{file} in {source} is not UTF-8 text. A pack holds text only.",
});
/** Facts: source, expected, actual. */
export const ArchiveIntegrity = defineError("ARCHIVE_INTEGRITY", 422, {
  "zh-CN": "{source} 的内容和校验值不符，可能被改过，没有使用。应为 {expected}，实为 {actual}。",
  en: "{source} does not have the integrity that was named, so it may have been changed and was not used. Expected {expected}, found {actual}.",
});
/** Facts: value. */
export const IntegrityUnknown = defineError("ARCHIVE_INTEGRITY_UNKNOWN", 422, {
  "zh-CN": "校验值“{value}”不能用，请给出 sha512- 开头的值（zhili pack build 会显示）。",
  en: "The integrity {value} can't be used; give one that begins with sha512- (zhili pack build shows it).",
});
