import type { FieldSchema, LocalizedText, ObjectSchema } from "@zhili/contracts";

/** One field anywhere in a record, repeating groups included. */
export interface FormField {
  /** Dotted path; steps through lists leave no mark: members.name. */
  readonly path: string;
  readonly parts: readonly string[];
  readonly schema: FieldSchema;
  /** Path in the record schema: properties/members/items/properties/name. */
  readonly schemaPath: string;
  readonly title: LocalizedText;
  /** Shape of the row that holds the field, in a repeating group. */
  readonly row?: FieldSchema;
}

/** Every field, outer ones before their parts. */
export function listFields(schema: ObjectSchema, translate?: (path: string) => LocalizedText | undefined): FormField[] {
  const fields: FormField[] = [];
  const walk = (properties: ObjectSchema["properties"], prefix: readonly string[], schemaPrefix: string, row: FieldSchema | undefined): void => {
    for (const [name, field] of Object.entries(properties)) {
      if (field === undefined) continue;
      const parts = [...prefix, name];
      const schemaPath = `${schemaPrefix}properties/${name}`;
      const own = field.title ?? name;
      const title = translate?.(`${schemaPath}/title`) ?? { "zh-CN": own, en: own };
      fields.push({ path: parts.join("."), parts, schema: field, schemaPath, title, ...(row === undefined ? {} : { row }) });
      if (field.properties !== undefined) walk(field.properties, parts, `${schemaPath}/`, row);
      if (field.items?.properties !== undefined) walk(field.items.properties, parts, `${schemaPath}/items/`, field.items);
    }
  };
  walk(schema.properties, [], "", undefined);
  return fields;
}

/** Whether two dotted paths are the same or one lies within the other. */
export const overlap = (left: string, right: string): boolean => left === right || left.startsWith(`${right}.`) || right.startsWith(`${left}.`);
