import type { Language } from "@zhili/contracts";
import { type CompiledReport, compileReport } from "@zhili/engine/reports";
import type { Configuration } from "../configuration/configuration.js";
import { translateDefinition } from "../configuration/translate.js";
import type { Registry } from "../plugin-host/registry.js";

const translated = new WeakMap<Configuration, Map<string, CompiledReport>>();

/** The report in the reader's language: its titles, and its template where the pack translates it. */
export function reportInLanguage(configuration: Configuration, registry: Registry, ref: string, language: Language): CompiledReport | undefined {
  const own = configuration.reports.get(ref);
  const placed = configuration.reportDefinitions.get(ref);
  const pack = configuration.packs.find((one) => one.manifest.id === placed?.pack);
  if (own === undefined || placed === undefined || pack === undefined || (pack.manifest.language ?? "zh-CN") === language) return own;
  const known = translated.get(configuration) ?? new Map<string, CompiledReport>();
  translated.set(configuration, known);
  const key = `${language} ${ref}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const definition = translateDefinition(pack, "report", placed.definition.id, placed.definition, language);
  const texts = pack.locales[language];
  const text = texts !== null && typeof texts === "object" && !Array.isArray(texts) ? texts[`report/${placed.definition.id}/template`] : undefined;
  const template = typeof text === "string" ? text : typeof definition.template === "object" ? pack.texts[definition.template.file] : definition.template;
  const made = compileReport(ref, definition, { templateText: template ?? "", helpers: [...registry.reportHelpers.values()] });
  known.set(key, made);
  return made;
}
