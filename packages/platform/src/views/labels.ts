import type { JsonObject, Language, StoreReader } from "@zhili/contracts";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { translateDefinition } from "../configuration/translate.js";
import { readEach } from "../records/field-path.js";
import { ORG_UNITS } from "../records/org-unit.js";

type Labels = Readonly<Record<string, string>>;

/** For each record the text of its codes, options and references by field; references are read together, once. */
export async function labelsOf(
  reader: StoreReader,
  configuration: Configuration,
  language: Language,
  type: RecordType,
  rows: readonly JsonObject[],
): Promise<Labels[]> {
  const titles = await referencedTitles(reader, configuration, type, rows);
  const codes = codeTitles(configuration, language, type);
  return rows.map((data) => {
    const labels: Record<string, string> = {};
    for (const [field, byValue] of [...codes, ...titles]) {
      for (const { path, value } of readEach(data, field)) {
        const text = typeof value === "string" ? byValue.get(value) : undefined;
        if (text === undefined) continue;
        labels[path] = text;
        const list = /^(.+)\.\d+$/.exec(path)?.[1];
        if (list !== undefined) labels[list] = labels[list] === undefined ? text : `${labels[list]}、${text}`;
      }
    }
    return labels;
  });
}

function codeTitles(configuration: Configuration, language: Language, type: RecordType): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  const pack = configuration.packs.find((one) => one.manifest.id === type.pack);
  const definition = pack === undefined ? type.definition : translateDefinition(pack, "record-type", type.definition.id, type.definition, language);
  for (const [field, schema] of Object.entries(definition.schema.properties)) {
    const options = schema?.options ?? schema?.items?.options;
    if (options !== undefined) found.set(field, new Map(options.map((option) => [option.id, option.title])));
    const list = configuration.codeLists.get(schema?.codeList ?? schema?.items?.codeList ?? "");
    if (list === undefined) continue;
    const home = configuration.packs.find((one) => one.manifest.id === list.pack);
    const items = (home === undefined ? list.definition : translateDefinition(home, "code-list", list.definition.id, list.definition, language)).items;
    found.set(field, new Map(items.map((item) => [item.id, item.title])));
  }
  return found;
}

async function referencedTitles(
  reader: StoreReader,
  configuration: Configuration,
  type: RecordType,
  rows: readonly JsonObject[],
): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  for (const [field, target] of type.references) {
    const ids = new Set<string>();
    for (const row of rows) for (const { value } of readEach(row, field)) if (typeof value === "string" && value !== "") ids.add(value);
    if (ids.size === 0) continue;
    const collection = target === "org-unit" ? ORG_UNITS : target === "user" ? "users" : configuration.recordTypes.get(target)?.collection;
    if (collection === undefined) continue;
    const documents = await reader.getMany(collection, [...ids]);
    found.set(field, new Map(documents.map((one) => [one.id, String(one.title ?? one.name ?? one.id)])));
  }
  return found;
}
