import { type Issue, ofEach, type ReportDefinition, type Steps } from "@zhili/contracts";
import { definitionFile, definitionsOf, indexConfiguration, type PackDocument, reportEnvironment } from "@zhili/engine/packs";
import { checkReportTemplate } from "@zhili/engine/reports";
import { lineOf, pointerTo } from "@zhili/engine/schema";
import type { Registry } from "../plugin-host/registry.js";
import { knownNames } from "./known-names.js";

/** A template and where it stands: whole in a file of its own, or at `path` of a JSON file. */
interface PlacedTemplate {
  readonly text: string;
  readonly file: string;
  readonly path: string;
  readonly whole: boolean;
}

/**
 * Checks the templates of every report, translations too: syntax, fields, helpers, safety. Issues name pack, file and line; in a template
 * file the line is the template's own. A step for each report.
 */
export function* templateCheck(packs: readonly PackDocument[], registry: Registry): Steps<Issue[]> {
  const scope = { index: indexConfiguration(packs), known: knownNames(registry) };
  const helpers = [...registry.reportHelpers.values()];
  const found = yield* ofEach(definitionsOf("report", packs), ({ pack: own, id, definition }) => {
    const pack = packs.find(({ manifest }) => manifest.id === own);
    if (pack === undefined) return [];
    const environment = (dataset: ReportDefinition["datasets"][number]) => reportEnvironment({ ...scope, pack: own }, definition, dataset);
    return templatesOf(pack, id, definition).flatMap(({ text, file, path, whole }) => {
      const source = pack.sources?.[file];
      const line = whole || source === undefined ? {} : { line: lineOf(source, path) };
      return checkReportTemplate(definition, text, { helpers, environment }).map((issue) => ({ ...issue, pack: own, file, path, ...line }));
    });
  });
  return found.flat();
}

/** The template of a report and its translations. */
function templatesOf(pack: PackDocument, id: string, { template }: ReportDefinition): PlacedTemplate[] {
  const own: PlacedTemplate[] = [];
  if (typeof template === "object") own.push({ text: pack.texts[template.file] ?? "", file: `reports/${template.file}`, path: "/template", whole: true });
  else if (template !== undefined) own.push({ text: template, file: definitionFile("report", id), path: "/template", whole: false });
  const key = `report/${id}/template`;
  const translated = Object.entries(pack.locales).flatMap(([language, texts]): PlacedTemplate[] => {
    const text = texts !== null && typeof texts === "object" && !Array.isArray(texts) ? texts[key] : undefined;
    return typeof text === "string" ? [{ text, file: `locales/${language}.json`, path: pointerTo("", key), whole: false }] : [];
  });
  return [...own, ...translated];
}
