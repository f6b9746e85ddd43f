import type { JsonObject } from "@zhili/contracts";
import { useSearchParams } from "react-router";
import type { RecordTypeView } from "../../api/types.js";
import { kindOf } from "../../ui/fields/field-kind.js";
import { FilterBar } from "./filter-bar.js";
import { isNarrowed, type ListState, listQueryOf, readListState, writeListState } from "./list-state.js";
import { RecordTable } from "./record-table.js";
import "./list.css";

interface RecordListProps {
  readonly type: RecordTypeView;
  /** Conditions of a page's block. */
  readonly filter?: JsonObject | undefined;
  readonly states?: readonly string[] | undefined;
  readonly empty?: React.ReactNode;
}

/** The list's state in the address, and what it asks of the server. */
export function useListState(type: RecordTypeView, fixed: Pick<RecordListProps, "filter" | "states"> = {}) {
  const [parameters, setParameters] = useSearchParams();
  const state = readListState(parameters);
  const query = listQueryOf(
    state,
    (field) => {
      const schema = type.schema.properties[field];
      return schema?.type === "boolean" ? "yes-no" : schema !== undefined && kindOf(schema) === "number" ? "number" : "value";
    },
    { ...(fixed.filter === undefined ? {} : { filter: fixed.filter }), ...(fixed.states === undefined ? {} : { states: fixed.states }) },
  );
  const change = (next: ListState) => setParameters(writeListState(next), { replace: true });
  return { state, query, change };
}

/** Filters above, rows below. */
export function RecordList({ type, filter, states, empty }: RecordListProps) {
  const { state, query, change } = useListState(type, { filter, states });
  return (
    <>
      <FilterBar type={type} state={state} onChange={change} states={states} />
      <RecordTable type={type} query={query} sort={state.sort} onSort={(sort) => change({ ...state, sort })} narrowed={isNarrowed(state)} empty={empty} />
    </>
  );
}
