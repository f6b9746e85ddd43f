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

/** Reads a list's part of an address; `own` begins its names where a page has several lists. */
export function readListState(parameters: URLSearchParams, own = ""): ListState {
  const filters: Record<string, string> = {};
  for (const [name, value] of parameters) if (name.startsWith(`${own}f.`) && value !== "") filters[name.slice(own.length + 2)] = value;
  return {
    q: parameters.get(`${own}q`) ?? "",
    states: (parameters.get(`${own}state`) ?? "").split(",").filter((state) => state !== ""),
    orgUnit: parameters.get(`${own}orgUnit`) ?? "",
    sort: parameters.get(`${own}sort`) ?? "",
    filters,
  };
}

/** The address with this list state in it; what is empty is left out, what belongs to other lists stays. */
export function writeListState(state: ListState, parameters = new URLSearchParams(), own = ""): URLSearchParams {
  const mine = (name: string) => ["q", "state", "orgUnit", "sort"].some((part) => name === own + part) || name.startsWith(`${own}f.`);
  const written = new URLSearchParams([...parameters].filter(([name]) => !mine(name)));
  const set = (name: string, value: string) => {
    if (value !== "" && value !== "..") written.set(own + name, value);
  };
  set("q", state.q);
  set("state", state.states.join(","));
  set("orgUnit", state.orgUnit);
  set("sort", state.sort);
  for (const [field, value] of Object.entries(state.filters)) set(`f.${field}`, value);
  return written;
}

/** What the server is asked for; `fixed` are the conditions of a page's block, which win. */
export function listQueryOf(
  state: ListState,
  kindOfFilter: (field: string) => "range" | "number" | "yes-no" | "value",
  fixed: { readonly filter?: JsonObject; readonly states?: readonly string[]; readonly orgUnits?: readonly string[] } = {},
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
    orgUnit: state.orgUnit === "" ? fixed.orgUnits?.join(",") : state.orgUnit,
    sort: state.sort === "" ? undefined : state.sort,
    filter: Object.keys(all).length === 0 ? undefined : all,
  };
}

/** True when anything narrows the list. */
export function isNarrowed(state: ListState): boolean {
  return state.q !== "" || state.states.length > 0 || state.orgUnit !== "" || Object.keys(state.filters).length > 0;
}
