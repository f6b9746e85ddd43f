import { useQuery } from "@tanstack/react-query";
import type { Json } from "@zhili/contracts";
import { useMemo } from "react";
import { readDraft } from "../../api/drafts.js";
import { useStanding } from "../../ui/configuration-context.js";
import { qualify } from "../../ui/refs.js";
import { refParts } from "../words/place-words.js";
import type { KnownName } from "./builder-context.js";

/** Record types that the platform itself keeps. */
const OWN: readonly string[] = ["org-unit", "user"];

/** Names that a definition of the draft can use: other definitions, and the fields, states and levels that go with what it names. */
export function useNames(draft: string, pack: string, value: Json): (kind: string) => readonly KnownName[] {
  const { configuration } = useStanding();
  const parts = useQuery({ queryKey: ["drafts", draft], queryFn: () => readDraft(draft) }).data?.parts;
  return useMemo(() => {
    const types = new Set(typesNamed(value).map((ref) => qualify(ref, pack)));
    const known = (parts ?? []).map((part) => ({ ...part, ...refParts(part.ref) }));
    const about = known.filter((part) => types.has(part.kind === "record-type" ? `${part.pack}:${part.name}` : (part.recordType ?? "")));
    const members = (kind: string) =>
      about.filter((part) => part.kind === kind).flatMap((part) => (part.members ?? []).map(({ id, title }) => ({ value: id, title })));
    return (asked) => {
      if (asked === "level") return configuration.levels.map(({ id, title }) => ({ value: id, title }));
      if (asked === "field") return [...fieldsOf(value), ...members("record-type")].filter(first);
      if (asked === "state") return [...statesOf(value), ...members("workflow")].filter(first);
      const named = known
        .filter((part) => part.kind === asked)
        .map((part) => ({ value: part.pack === pack ? part.name : `${part.pack}:${part.name}`, title: part.title }));
      return asked === "record-type" ? [...named, ...OWN.map((one) => ({ value: one, title: one }))] : named;
    };
  }, [configuration, pack, parts, value]);
}

function first({ value }: KnownName, at: number, all: readonly KnownName[]): boolean {
  return all.findIndex((one) => one.value === value) === at;
}

/** Record types that a definition names anywhere. */
function typesNamed(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(typesNamed);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    (name === "recordType" || name === "subject" || name === "refersTo") && typeof member === "string" ? [member] : typesNamed(member),
  );
}

/** Fields of a record type with their titles. */
function fieldsOf(definition: Json): KnownName[] {
  const { schema } = asObject(definition);
  return Object.entries(asObject(asObject(schema).properties)).map(([name, field]) => ({ value: name, title: textOf(field) ?? name }));
}

/** States of a workflow with their titles. */
function statesOf(definition: Json): KnownName[] {
  const { states } = asObject(definition);
  return (Array.isArray(states) ? states : []).flatMap((state) => {
    const { id } = asObject(state);
    return typeof id === "string" ? [{ value: id, title: textOf(state) ?? id }] : [];
  });
}

function asObject(value: Json | undefined): Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};
}

function textOf(value: Json | undefined): string | undefined {
  const { title } = asObject(value);
  return typeof title === "string" && title !== "" ? title : undefined;
}
