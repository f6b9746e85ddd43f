import type { FieldSchema, ObjectSchema } from "@zhili/contracts";
import type { ExpressionType } from "./types.js";

/** Members that a list field may have when its schema does not say. */
export const UNBOUNDED_LIST = 1000;

const QUANTITY: ExpressionType = { object: { value: "double", qualifier: "string", unit: "string" } };

/** The type that expressions see a field or a record's fields as. */
export function typeOfSchema(schema: ObjectSchema | FieldSchema): ExpressionType {
  const field = schema as FieldSchema;
  switch (field.type) {
    case "string":
      return "string";
    case "integer":
      return "int";
    case "number":
      return field.format === "money" ? "int" : "double";
    case "boolean":
      return "bool";
    case "array":
      return { list: field.items === undefined ? "dyn" : typeOfSchema(field.items), most: field.maxItems ?? UNBOUNDED_LIST };
    case "object": {
      if (field.format === "quantity" && field.properties === undefined) return QUANTITY;
      if (field.properties === undefined) return "dyn";
      const fields = Object.entries(field.properties).flatMap(([name, part]) => (part === undefined ? [] : [[name, typeOfSchema(part)] as const]));
      return { object: Object.fromEntries(fields) };
    }
  }
}
