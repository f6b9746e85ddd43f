import type { Json } from "@zhili/contracts";

/** One change against a base. Members of lists are named by id in the path, so a change still finds its place when others moved. */
export interface Change {
  /** `pack:kind/id`, or `pack:text/file`, `pack:locale/language`, `pack:fixture/file`, `pack:manifest`. */
  readonly definition: string;
  /** JSON Pointer inside the definition; "" is the whole. */
  readonly path: string;
  /** `set` a value or key, `remove` it, `add` a list member, `move` a list member. */
  readonly operation: "set" | "remove" | "add" | "move";
  readonly value?: Json;
  /** Value that stood there. */
  readonly before?: Json;
  /** Id of the list member that it comes after; "" for the first place. */
  readonly after?: string;
}

/** A key or id as a step of a JSON Pointer. */
export function step(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of a JSON Pointer. */
export function stepsOf(path: string): string[] {
  return path === ""
    ? []
    : path
        .slice(1)
        .split("/")
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
