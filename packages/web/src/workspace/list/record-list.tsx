import type { JsonObject } from "@zhili/contracts";
import { useSearchParams } from "react-router";
import { exportUrl } from "../../api/records.js";
import type { RecordTypeView } from "../../api/types.js";
import { kindOf } from "../../ui/fields/field-kind.js";
import { FilterBar } from "./filter-bar.js";
import { isNarrowed, type ListState, listQueryOf, readListState, writeListState } from "./list-state.js";
import { RecordTable } from "./record-table.js";
import "./list.css";

interface ListConditions {
  /** Conditions of a page's block. */
  readonly filter?: JsonObject | undefined;
  readonly states?: readonly string[] | undefined;
  /** Subtrees to which the list keeps, until one is chosen. */
  readonly orgUnits?: readonly string[] | undefined;
  /** Begins its names in the address, where a page has several lists. */
  readonly own?: string | undefined;
}

interface RecordListProps extends ListConditions {
  readonly type: RecordTypeView;
  readonly empty?: React.ReactNode;
  /** A part of a page: its export stands beside the paging, and few rows come without filters. */
  readonly inBlock?: boolean;
}

/** The list's state in the address, and what it asks of the server. */
export function useListState(type: RecordTypeView, fixed: ListConditions = {}) {
  const [parameters, setParameters] = useSearchParams();
  const state = readListState(parameters, fixed.own);
  const query = listQueryOf(
    state,
    (field) => {
      const schema = type.schema.properties[field];
      return schema?.type === "boolean" ? "yes-no" : schema !== undefined && kindOf(schema) === "number" ? "number" : "value";
    },
    {
      ...(fixed.filter === undefined ? {} : { filter: fixed.filter }),
      ...(fixed.states === undefined ? {} : { states: fixed.states }),
      ...(fixed.orgUnits === undefined ? {} : { orgUnits: fixed.orgUnits }),
    },
  );
  const change = (next: ListState) => setParameters((standing) => writeListState(next, standing, fixed.own), { replace: true });
  return { state, query, change };
}

/** Filters above, rows below. */
export function RecordList({ type, filter, states, orgUnits, own, empty, inBlock = false }: RecordListProps) {
  const { state, query, change } = useListState(type, { filter, states, orgUnits, own });
  return (
    <RecordTable
      type={type}
      query={query}
      sort={state.sort}
      onSort={(sort) => change({ ...state, sort })}
      narrowed={isNarrowed(state)}
      filters={<FilterBar type={type} state={state} onChange={change} states={states} />}
      filtersWhenMany={inBlock}
      empty={empty}
      exportHref={inBlock && type.can.export === true ? exportUrl(type.ref, query) : undefined}
    />
  );
}
