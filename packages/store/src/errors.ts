import { defineError } from "@zhili/contracts";

/** Facts: collection, index (`id` for the document id). */
export const StoreDuplicateKey = defineError("STORE_DUPLICATE_KEY", 409, {
  "zh-CN": "“{collection}”中已有相同的记录(唯一项:{index}),不能重复保存。",
  en: "{collection} already holds a document with the same value for {index}.",
});

/** Facts: id, expected, actual. */
export const StoreConflict = defineError("STORE_CONFLICT", 409, {
  "zh-CN": "“{id}”已被他人改动(现为第 {actual} 版,您依据的是第 {expected} 版),请刷新后重试。",
  en: "{id} was changed by someone else: it is at version {actual}, the change expected {expected}.",
});

/** Facts: operation, adapter. */
export const StoreNotSupported = defineError("STORE_NOT_SUPPORTED", 501, {
  "zh-CN": "当前数据库({adapter})不支持此操作:{operation}。",
  en: "The {adapter} store does not support {operation}.",
});

/** Facts: reason. The work may be tried again later. */
export const StoreUnavailable = defineError("STORE_UNAVAILABLE", 503, {
  "zh-CN": "数据库暂时不可用:{reason}。",
  en: "The store is not available: {reason}.",
});

/** Facts: path, reason. */
export const StoreBadFilter = defineError("STORE_BAD_FILTER", 400, {
  "zh-CN": "查询条件有误({path}):{reason}。",
  en: "The filter is not acceptable at {path}: {reason}.",
});

/** Facts: path, reason. */
export const StoreBadUpdate = defineError("STORE_BAD_UPDATE", 400, {
  "zh-CN": "修改内容有误({path}):{reason}。",
  en: "The update is not acceptable at {path}: {reason}.",
});

/** Facts: path, reason. */
export const StoreBadPath = defineError("STORE_BAD_PATH", 400, {
  "zh-CN": "字段路径“{path}”不可用:{reason}。",
  en: "The field path {path} is not acceptable: {reason}.",
});

/** Facts: reason. Sort, limit, grouping, search or index declaration out of bounds. */
export const StoreBadQuery = defineError("STORE_BAD_QUERY", 400, {
  "zh-CN": "查询请求有误:{reason}。",
  en: "The query is not acceptable: {reason}.",
});

/** The cursor is not one of ours, or belongs to another sort. */
export const StoreBadCursor = defineError("STORE_BAD_CURSOR", 400, {
  "zh-CN": "翻页标记无效,请从第一页重新查询。",
  en: "The page cursor is not valid for this query; start again from the first page.",
});

/** Facts: path, reason. */
export const StoreBadDocument = defineError("STORE_BAD_DOCUMENT", 400, {
  "zh-CN": "数据无法保存({path}):{reason}。",
  en: "The document cannot be stored, at {path}: {reason}.",
});

/** Facts: collection. */
export const StoreBadCollection = defineError("STORE_BAD_COLLECTION", 400, {
  "zh-CN": "数据集名称“{collection}”不可用。",
  en: "{collection} is not an acceptable collection name.",
});

/** Facts: folder. */
export const StoreLocked = defineError("STORE_LOCKED", 423, {
  "zh-CN": "数据目录“{folder}”正被另一个服务使用,请先停止那个服务。",
  en: "The folder {folder} is in use by another server; stop that one first.",
});

/** Facts: found, known. */
export const StoreFormatNewer = defineError("STORE_FORMAT_NEWER", 500, {
  "zh-CN": "数据由更新版本的程序写成(格式 {found},本程序只认到 {known}),请升级程序。",
  en: "The data was written by a newer program (format {found}, this one knows up to {known}); upgrade the program.",
});

/** Facts: line, reason. */
export const StoreBadImport = defineError("STORE_BAD_IMPORT", 400, {
  "zh-CN": "导入文件第 {line} 行有误:{reason}。",
  en: "Line {line} of the import is not acceptable: {reason}.",
});

/** Facts: target. */
export const StoreTargetExists = defineError("STORE_TARGET_EXISTS", 409, {
  "zh-CN": "备份目标“{target}”已存在,请换一个位置。",
  en: "The backup target {target} is there already; choose another place.",
});

/** Facts: reason. The server that the address names cannot run transactions. */
export const StoreNoTransactions = defineError("STORE_NO_TRANSACTIONS", 500, {
  "zh-CN": "此 MongoDB 数据库不支持事务,无法启动:{reason}。",
  en: "This MongoDB server cannot run transactions, so the store does not start: {reason}.",
});
