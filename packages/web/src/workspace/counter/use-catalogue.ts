import { useQueries, useQuery } from "@tanstack/react-query";
import type { PageBlock } from "@zhili/contracts";
import { readAccount } from "../../api/ledgers.js";
import { listRecords } from "../../api/records.js";
import type { RecordRow } from "../../api/types.js";
import type { Goods } from "./basket.js";

export type CounterDefinition = NonNullable<PageBlock["counter"]>;

/** The goods of a counter with price and what is there. Numbers only; goods without a price are not offered. */
export function useCatalogue(counter: CounterDefinition) {
  const { lines } = counter;
  const rows = useQuery({
    queryKey: ["records", lines.catalogue, "catalogue", lines.catalogueFilter],
    queryFn: ({ signal }) => listRecords(lines.catalogue, { limit: 200, filter: lines.catalogueFilter as never }, signal),
    staleTime: 30_000,
  });
  const items = rows.data?.items ?? [];
  const stocks = useQueries({
    queries: (lines.stock === undefined ? [] : items).map((row) => ({
      queryKey: ["account", lines.stock, row.id, "stock"],
      queryFn: () => readAccount(lines.stock ?? "", row.id),
      staleTime: 15_000,
      retry: false,
    })),
  });
  const goods: readonly Goods[] = items.flatMap((row, place) => {
    const price = numberOf(row, lines.price);
    if (price === undefined) return [];
    const cap = lines.cap === undefined ? undefined : numberOf(row, lines.cap);
    const account = stocks[place];
    const stock = lines.stock === undefined ? undefined : account?.data !== undefined ? account.data.spendable : account?.isError === true ? 0 : undefined;
    return [{ id: row.id, title: row.title, price, stock, cap }];
  });
  return { goods, isPending: rows.isPending, error: rows.error, refetch: rows.refetch };
}

function numberOf(row: RecordRow, field: string): number | undefined {
  const value = row.data[field];
  return typeof value === "number" ? value : undefined;
}
