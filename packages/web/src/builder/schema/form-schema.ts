import type { RJSFSchema } from "@rjsf/utils";
import type { Json } from "@zhili/contracts";
import type { Language } from "../../api/types.js";
import { descriptionText, nodeLabel, titleText } from "../words/node-label.js";
import { type KindSchema, resolveNode, type SchemaNode } from "./kind-schema.js";

/** Fields of the builder's own, by the `$id` that a form's schema names them with. */
export const FIELD = { json: "zhili-json", map: "zhili-map", union: "zhili-union" } as const;

/** How a text is written: kept beside a string's schema. */
export type TextShape = "expression" | "template" | "long" | "duration";
const SHAPES: Readonly<Record<string, TextShape>> = { Expression: "expression", Template: "template", LongText: "long", Duration: "duration" };

/** What a form's schema says beyond JSON Schema. */
export interface FormNode extends RJSFSchema {
  readonly zhiliText?: TextShape;
  /** Of a duration: it can lie before the moment that it is counted from, and usually does. */
  readonly zhiliBefore?: boolean;
  /** Of a name: the kind of thing that it names. */
  readonly zhiliRef?: string;
  /** Of a union: what it can be. */
  readonly zhiliOptions?: readonly FormNode[];
  /** Of a map: what stands under each name. */
  readonly zhiliValue?: FormNode;
}

/**
 * The schema that a form for a kind of definition is drawn from: nothing in it fills in, leaves out or judges a value, so that what was
 * opened is what is saved; judging is the server's.
 */
export function formSchema(kind: KindSchema, language: Language): FormNode {
  const write = writer(kind, language);
  const definitions = { ...kind.common.definitions, ...kind.schema.definitions };
  const bodies = Object.fromEntries(Object.entries(definitions).map(([name, node]) => [name, write(name, node, true)]));
  return { ...write("", kind.schema, true), definitions: bodies };
}

function writer(kind: KindSchema, language: Language) {
  return function write(name: string, node: SchemaNode, whole = false): FormNode {
    const words = wordsOf(name, node, language);
    const ref = node.$ref ?? (node.allOf?.length === 1 ? node.allOf[0]?.$ref : undefined);
    const shape = resolveNode(kind, node);
    const target = ref?.slice(ref.lastIndexOf("/") + 1);
    if (target !== undefined && !whole && (shape.properties !== undefined || shape.type === "array")) return { $ref: `#/definitions/${target}`, ...words };
    const options = shape.oneOf?.filter((option) => option.type !== undefined || option.$ref !== undefined);
    if (options !== undefined && options.length > 0) {
      return {
        ...words,
        $id: FIELD.union,
        zhiliOptions: options.map((option) => write(option.title ?? target ?? "", { title: optionTitle(kind, option), ...option })),
      };
    }
    if (shape.const !== undefined) return { ...words, const: shape.const as Json };
    if (shape.properties !== undefined) {
      const properties = Object.fromEntries(Object.entries(shape.properties).map(([key, part]) => [key, write(key, part)]));
      return { ...words, type: "object", properties, required: [...(shape.required ?? [])], additionalProperties: false };
    }
    if (typeof shape.additionalProperties === "object") return { ...words, type: "object", $id: FIELD.map, zhiliValue: write("", shape.additionalProperties) };
    if (shape.type === "array" && shape.items !== undefined && Object.keys(shape.items).length > 0)
      return { ...words, type: "array", items: write("", shape.items) };
    if (shape.type === "string") {
      const text = target === undefined ? undefined : SHAPES[target];
      const long = text ?? (typeof shape.maxLength === "number" && shape.maxLength > 1000 ? "long" : undefined);
      return {
        ...words,
        type: "string",
        ...(shape.enum === undefined ? {} : { enum: [...shape.enum] as string[] }),
        ...(long === undefined ? {} : { zhiliText: long }),
        ...(shape["x-ref"] === undefined ? {} : { zhiliRef: shape["x-ref"] }),
        ...(shape.examples?.some((one) => String(one).startsWith("-")) === true ? { zhiliBefore: true } : {}),
      };
    }
    if (shape.type === "integer" || shape.type === "number" || shape.type === "boolean") return { ...words, type: shape.type };
    return { ...words, $id: FIELD.json };
  };
}

/** Title and, for readers of the schemas' own language, what it means. */
function wordsOf(name: string, node: SchemaNode, language: Language): { title: string; description?: string } {
  const title = name === "" ? titleText(node.title ?? "", language) : nodeLabel(name, node, language);
  const description = descriptionText(node.description, language);
  return { title, ...(description === undefined ? {} : { description }) };
}

function optionTitle(kind: KindSchema, option: SchemaNode): string {
  const { title, type } = resolveNode(kind, option);
  return title ?? (type === "integer" ? "Number" : "Text");
}
