import type { JsonObject } from "@zhili/contracts";
import type { ExportContribution, TableCell, TableHead } from "@zhili/plugin-api";
import { checkedParameters } from "../plugin-host/check-parameters.js";
import { ExportUnknown } from "../plugin-host/errors.js";
import type { Registry } from "../plugin-host/registry.js";

export type TablePages = AsyncIterable<readonly (readonly TableCell[])[]>;

/** A file on its way out. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly parts: AsyncIterable<string | Uint8Array>;
}

/** Which kind of file, and what it is told. */
export interface ExportKind {
  readonly format: string;
  readonly params?: JsonObject;
}

/** The kind of file that is registered by this name. Throws EXPORT_UNKNOWN. */
export function exportKind(registry: Registry, format: string): ExportContribution {
  const found = registry.exports.get(format);
  if (found === undefined) throw ExportUnknown({ facts: { type: format, known: [...registry.exports.keys()].join(", ") } });
  return found;
}

/** Writes a table as a file of the kind while its pages come. Throws EXPORT_UNKNOWN, PLUGIN_PARAMETERS_WRONG; a plugin that fails ends the file. */
export function writeTable(registry: Registry, { format, params }: ExportKind, head: TableHead, pages: TablePages, name: string): ExportedFile {
  const kind = exportKind(registry, format);
  const given = checkedParameters(kind, params);
  const parts = "write" in kind ? kind.write(pages, head, given) : textParts(kind, head, pages, given);
  return { fileName: `${name}.${kind.extension}`, mediaType: kind.mediaType, parts };
}

async function* textParts(
  kind: Extract<ExportContribution, { rows: unknown }>,
  head: TableHead,
  pages: TablePages,
  params: JsonObject,
): AsyncGenerator<string> {
  yield kind.begin?.(head, params) ?? "";
  for await (const page of pages) yield kind.rows(page, head, params);
  yield kind.end?.(head, params) ?? "";
}
