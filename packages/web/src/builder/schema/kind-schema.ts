/** JSON Schema as the builder reads it. */
export interface SchemaNode {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  /** Kind of thing that a name refers to: a kind of definition, or `state`, `field`, `level`. */
  readonly "x-ref"?: string;
  readonly const?: unknown;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/** Schema of a kind of definition beside the shared one that it refers to, as `GET /configuration/schemas/{kind}` answers. */
export interface KindSchema {
  readonly schema: SchemaNode;
  readonly common: SchemaNode;
}

/** The node behind references; what a reference says of its own (title, description) stands before what it refers to. */
export function resolveNode(kind: KindSchema, node: SchemaNode): SchemaNode {
  const ref = node.$ref ?? (node.allOf?.length === 1 ? node.allOf[0]?.$ref : undefined);
  if (ref === undefined) return node;
  const { $ref: _ref, allOf: _all, ...own } = node;
  return { ...resolveNode(kind, target(kind, ref)), ...own };
}

function target({ schema, common }: KindSchema, ref: string): SchemaNode {
  const name = ref.slice(ref.lastIndexOf("/") + 1);
  return (ref.startsWith("common.") ? common : schema).definitions?.[name] ?? common.definitions?.[name] ?? {};
}
