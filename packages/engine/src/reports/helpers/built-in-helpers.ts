import { contentHelpers } from "./content-helpers.js";
import { formatHelpers } from "./format-helpers.js";
import type { BuiltInHelper, CallableHelper, HelperTable, ReportHelper } from "./helper.js";
import { logicHelpers } from "./logic-helpers.js";

/** Helpers that every template knows, registered in the way of plugins. */
export const builtInHelpers: readonly BuiltInHelper[] = [...formatHelpers, ...logicHelpers, ...contentHelpers];

/** Names of the helpers that every template knows, blocks aside. */
export const builtInHelperNames: readonly string[] = builtInHelpers.map(({ name }) => name);

/** The table of built-in helpers and those of plugins; a plugin's never replaces a built-in one, and gives text only. */
export function helperTable(added: readonly ReportHelper[] = []): HelperTable {
  const table = new Map<string, CallableHelper>();
  for (const helper of added) {
    const call: CallableHelper["call"] = (values, named, run) => textOf(helper.render(values, { ...run.options, ...named }));
    table.set(helper.name, { alone: false, call });
  }
  for (const helper of builtInHelpers) {
    const call: CallableHelper["call"] = (values, named, run) => helper.render(values, { ...run.options, root: run.root, ...named });
    table.set(helper.name, { alone: helper.alone === true, call });
  }
  return table;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
