/** docs/reference/definitions.md: every kind of definition with its fields, in the words of the schemas. */
export function definitionsPage(schemas) {
  const lines = [
    "# Definitions",
    "",
    "Every document that a pack can hold, field by field. Written from `schemas/` by `npm run generate`; edit the schemas.",
    "",
  ];
  const kinds = schemas.filter(({ kind }) => kind !== "common");
  lines.push(kinds.map(({ kind, schema }) => `[${schema.title}](#${kind})`).join(" · "), "");
  for (const { kind, schema } of kinds) {
    lines.push(`<a id="${kind}"></a>`, "", `## ${schema.title}`, "", schema.description, "", `\`schemas/${kind}.schema.json\``, "");
    lines.push(...table(schema));
    for (const [name, part] of Object.entries(schema.definitions ?? {})) lines.push(...section(kind, name, part));
  }
  const common = schemas.find(({ kind }) => kind === "common");
  lines.push("## Shared parts", "");
  for (const [name, part] of Object.entries(common.schema.definitions)) lines.push(...section("common", name, part));
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

function section(kind, name, part) {
  const lines = [`<a id="${kind}-${name.toLowerCase()}"></a>`, "", `### ${part.title ?? name}`, ""];
  if (part.description) lines.push(part.description, "");
  if (part.properties) return [...lines, ...table(part)];
  return [...lines, `${shape(part)}${part.pattern ? `, matches \`${part.pattern.replaceAll("|", "\\|")}\`` : ""}`, ""];
}

function table(node, prefix = "") {
  return ["| field | shape | meaning |", "|---|---|---|", ...rows(node, prefix), ""];
}

function rows(node, prefix) {
  return Object.entries(node.properties ?? {}).flatMap(([name, part]) => {
    const required = node.required?.includes(name) ? " **required**" : "";
    const words = [part.title, part.description].filter(Boolean).join(": ").replaceAll("|", "\\|").replaceAll("\n", " ");
    const inner = part.properties ? part : part.items?.properties ? part.items : undefined;
    const own = `| \`${prefix}${name}\`${required} | ${shape(part)} | ${words}${part.default === undefined ? "" : ` (default \`${JSON.stringify(part.default)}\`)`} |`;
    return inner ? [own, ...rows(inner, `${prefix}${name}${part.items ? "[]" : ""}.`)] : [own];
  });
}

function shape(part) {
  if (part.$ref) {
    const [file, name] = part.$ref.split("#/definitions/");
    const anchor = `${file ? "common" : "local"}-${name.toLowerCase()}`;
    return file ? `[${name}](#${anchor})` : name;
  }
  if (part.allOf?.length === 1) return shape(part.allOf[0]);
  if (part.const !== undefined) return `\`${JSON.stringify(part.const)}\``;
  if (part.enum) return part.enum.map((value) => `\`${value}\``).join(", ");
  if (part.oneOf?.every((choice) => choice.type || choice.$ref || choice.allOf)) return part.oneOf.map(shape).join(" or ");
  if (part.type === "array") return `list of ${part.items?.properties ? "objects" : shape(part.items ?? {})}`;
  if (part.type === "object" && part.additionalProperties && part.additionalProperties !== true) return `map to ${shape(part.additionalProperties)}`;
  return part.type ?? "any";
}
