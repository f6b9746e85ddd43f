import type { Candidates } from "../../api/try-out.js";
import type { FieldSource } from "../../ui/field-source.js";

let made = 0;

/** The sample county as the fields of a tried form look things up in it; files are only named. */
export function sampleSource({ records, orgUnits }: Candidates): FieldSource {
  made += 1;
  const has = (text: string, q: string | undefined) => q === undefined || text.toLowerCase().includes(q.toLowerCase());
  return {
    key: `sample-${made}`,
    pages: false,
    records: async (type, { q, limit = 20 }) => (records[type] ?? []).filter(({ title }) => has(title, q)).slice(0, limit),
    orgUnits: async ({ parent, q, level, limit }) =>
      orgUnits
        .filter((unit) => (q === undefined ? parent === undefined || unit.parentId === parent : has(`${unit.name} ${unit.code}`, q)))
        .filter((unit) => level === undefined || unit.level === level)
        .slice(0, limit)
        .map((unit) => ({ ...unit, path: "" })),
    orgUnit: async (id) => {
      const { name, code, level } = orgUnits.find((unit) => unit.id === id) ?? { name: id, code: id, level: "" };
      return { id, name, code, level, path: "" };
    },
    upload: async (_file, name) => ({ id: name, name }),
    fileUrl: () => undefined,
  };
}
