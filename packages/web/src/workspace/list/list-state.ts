import type { Json, JsonObject } from "@zhili/contracts";
import type { ListQuery } from "../../api/records.js";

/** How a list is filtered and sorted; kept in the address, so that it can be saved and sent to others. */
export interface ListState {
  readonly q: string;
  readonly states: readonly string[];
  readonly orgUnit: string;
  /** `field` or `-field`; "" as the record type says. */
  readonly sort: string;
  /** Field to a value, or to a range `from..to`. */
  readonly filters: Readonly<Record<string, string>>;
}

/** Reads the list's part of an address. */
export function readListState(parameters: URLSearchParams): ListState {
  const filters: Record<string, string> = {};
  for (const [name, value] of parameters) if (name.startsWith("f.") && value !== "") filters[name.slice(2)] = value;
  return {
    q: parameters.get("q") ?? "",
    states: (parameters.get("state") ?? "").split(",").filter((state) => state !== ""),
    orgUnit: parameters.get("orgUnit") ?? "",
    sort: parameters.get("sort") ?? "",
    filters,
  };
}

/** The address of a list state; what is empty is left out. */
export function writeListState(state: ListState): URLSearchParams {
  const parameters = new URLSearchParams();
  if (state.q !== "") parameters.set("q", state.q);
  if (state.states.length > 0) parameters.set("state", state.states.join(","));
  if (state.orgUnit !== "") parameters.set("orgUnit", state.orgUnit);
  if (state.sort !== "") parameters.set("sort", state.sort);
  for (const [field, value] of Object.entries(state.filters)) if (value !== "" && value !== "..") parameters.set(`f.${field}`, value);
  return parameters;
}

/** What the server is asked for; `fixed` are the conditions of a page's block, which win. */
export function listQueryOf(
  state: ListState,
  kindOfFilter: (field: string) => "range" | "number" | "yes-no" | "value",
  fixed: { readonly filter?: JsonObject; readonly states?: readonly string[] } = {},
): ListQuery {
  const filter: Record<string, Json> = {};
  for (const [field, value] of Object.entries(state.filters)) {
    if (value.includes("..")) {
      const [from = "", to = ""] = value.split("..");
      filter[field] = { ...(from === "" ? {} : { $gte: from }), ...(to === "" ? {} : { $lte: to }) };
    } else if (kindOfFilter(field) === "yes-no") filter[field] = value === "true";
    else filter[field] = value;
  }
  const all = { ...filter, ...fixed.filter };
  const states =
    fixed.states === undefined || fixed.states.length === 0
      ? state.states
      : state.states.length === 0
        ? fixed.states
        : state.states.filter((id) => fixed.states?.includes(id));
  return {
    q: state.q === "" ? undefined : state.q,
    state: states.length === 0 ? undefined : states.join(","),
    orgUnit: state.orgUnit === "" ? undefined : state.orgUnit,
    sort: state.sort === "" ? undefined : state.sort,
    filter: Object.keys(all).length === 0 ? undefined : all,
  };
}

/** True when anything narrows the list. */
export function isNarrowed(state: ListState): boolean {
  return state.q !== "" || state.states.length > 0 || state.orgUnit !== "" || Object.keys(state.filters).length > 0;
}
