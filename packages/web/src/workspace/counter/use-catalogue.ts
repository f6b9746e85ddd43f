import { useQuery } from "@tanstack/react-query";
import type { JsonObject, PageBlock } from "@zhili/contracts";
import { listBalances } from "../../api/ledgers.js";
import { listRecords } from "../../api/records.js";
import type { RecordRow } from "../../api/types.js";
import type { Goods } from "./basket.js";

export type CounterDefinition = NonNullable<PageBlock["counter"]>;

/** The goods of a counter's place with price and what could be handed over today. Goods without a price are not offered. */
export function useCatalogue(counter: CounterDefinition, place: string | undefined, purpose: string | undefined) {
  const { lines } = counter;
  const filter = { ...(lines.catalogueFilter as JsonObject | undefined), ...(lines.place === undefined ? {} : { [lines.place]: place ?? "" }) };
  const ready = lines.place === undefined || place !== undefined;
  const rows = useQuery({
    queryKey: ["records", lines.catalogue, "catalogue", filter],
    queryFn: ({ signal }) => listRecords(lines.catalogue, { limit: 200, filter }, signal),
    staleTime: 30_000,
    enabled: ready,
  });
  const items = rows.data?.items ?? [];
  const { stock: ledger } = lines;
  const stocks = useQuery({
    queryKey: ["balances", ledger, purpose, items.map((row) => row.id)],
    queryFn: () =>
      listBalances(
        ledger ?? "",
        items.map((row) => row.id),
        purpose,
      ),
    enabled: ledger !== undefined && items.length > 0,
    refetchInterval: 30_000,
    placeholderData: (before) => before,
  });
  const there = new Map((stocks.data?.items ?? []).map((row) => [row.account, row.spendable]));
  const goods: readonly Goods[] = items.flatMap((row) => {
    const price = numberOf(row, lines.price);
    if (price === undefined) return [];
    const stock = ledger === undefined ? undefined : (there.get(row.id) ?? (stocks.data === undefined ? undefined : 0));
    return [{ id: row.id, title: row.title, price, stock, cap: numberOf(row, lines.cap), unit: textOf(row, lines.unit) ?? "", code: textOf(row, lines.code) }];
  });
  return {
    goods,
    isPending: ready && (rows.isPending || (ledger !== undefined && items.length > 0 && stocks.isPending)),
    error: rows.error ?? stocks.error,
    refetch: () => Promise.all([rows.refetch(), stocks.refetch()]),
  };
}

function numberOf(row: RecordRow, field: string | undefined): number | undefined {
  const value = field === undefined ? undefined : row.data[field];
  return typeof value === "number" && value > 0 ? value : undefined;
}

function textOf(row: RecordRow, field: string | undefined): string | undefined {
  const value = field === undefined ? undefined : row.data[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
