import type { Json } from "@zhili/contracts";
import { createPatch } from "rfc6902";
import { hashDocument } from "./hash.js";
import type { PackDocument } from "./pack-document.js";
import { pointerPart } from "./read/read-json.js";
import { packFiles } from "./write-pack.js";

/** One operation of a JSON Patch (RFC 6902). */
export interface PatchOperation {
  readonly op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  readonly path: string;
  readonly from?: string;
  readonly value?: Json;
}

/** A pack as one JSON document: the path of each file to what is in it, the JSON of definitions and translations, the text of others. */
export function packJson(pack: PackDocument): Record<string, Json> {
  const files = Object.entries(packFiles(pack));
  return Object.fromEntries(files.map(([file, text]) => [file, file.endsWith(".json") && !file.startsWith("fixtures/") ? (JSON.parse(text) as Json) : text]));
}

/** What makes `after` out of `before`, as JSON Patch over `packJson(before)`; files in the order of their names. */
export function packPatch(before: PackDocument, after: PackDocument): PatchOperation[] {
  const [old, now] = [packJson(before), packJson(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return names.flatMap((file): PatchOperation[] => {
    const path = `/${pointerPart(file)}`;
    const [was, is] = [old[file], now[file]];
    if (is === undefined) return [{ op: "remove", path }];
    if (was === undefined) return [{ op: "add", path, value: is }];
    return hashDocument(was) === hashDocument(is) ? [] : createPatch(was, is).map((operation) => below(path, operation));
  });
}

function below(file: string, operation: PatchOperation): PatchOperation {
  const { from } = operation;
  return { ...operation, path: `${file}${operation.path}`, ...(from === undefined ? {} : { from: `${file}${from}` }) };
}
