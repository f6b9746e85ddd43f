/** One kind of goods on the counter. */
export interface Goods {
  readonly id: string;
  readonly title: string;
  readonly price: number;
  /** What could be handed over today; undefined when stock is not kept. */
  readonly stock?: number | undefined;
  /** Most per month. */
  readonly cap?: number | undefined;
  /** Word for one of it. */
  readonly unit: string;
  /** What a scanner reads from it. */
  readonly code?: string | undefined;
}

/** Goods id to how many. */
export type Basket = Readonly<Record<string, number>>;

export interface Reckoning {
  readonly lines: readonly { readonly goods: Goods; readonly quantity: number; readonly cost: number }[];
  readonly total: number;
  /** What the subject lacks; 0 when it is enough. */
  readonly short: number;
  /** Left after paying, when it is enough. */
  readonly left: number;
  /** Goods of which there are too few, with how many there are. */
  readonly outOfStock: readonly { readonly goods: Goods; readonly wanted: number; readonly there: number }[];
}

/**
 * Sums a basket and says what is missing. `spendable` is undefined until somebody is chosen; `cost` is what the server reckons the whole to
 * cost when it has said so.
 */
export function reckon(basket: Basket, catalogue: readonly Goods[], spendable: number | undefined, cost?: number): Reckoning {
  const lines = catalogue.flatMap((goods) => {
    const quantity = basket[goods.id] ?? 0;
    return quantity > 0 ? [{ goods, quantity, cost: goods.price * quantity }] : [];
  });
  const total = cost ?? lines.reduce((sum, line) => sum + line.cost, 0);
  const has = spendable ?? 0;
  return {
    lines,
    total,
    short: spendable === undefined ? 0 : Math.max(0, total - has),
    left: has - total,
    outOfStock: lines.flatMap(({ goods, quantity }) =>
      goods.stock !== undefined && quantity > goods.stock ? [{ goods, wanted: quantity, there: goods.stock }] : [],
    ),
  };
}

/** Most of one kind that can be taken: what is there, and what one may have in a month. */
export function mostOf(goods: Goods): number {
  return Math.min(goods.stock ?? 999, goods.cap ?? 999);
}

/** Changes how many of one kind; never below none nor above what can be taken. */
export function withQuantity(basket: Basket, goods: Goods, quantity: number): Basket {
  const next = Math.max(0, Math.min(mostOf(goods), Math.trunc(quantity)));
  const { [goods.id]: _old, ...others } = basket;
  return next === 0 ? others : { ...others, [goods.id]: next };
}

/** Goods that a typed or scanned text means: by code exactly, else those whose title has it. */
export function findGoods(catalogue: readonly Goods[], typed: string): readonly Goods[] {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  if (text === "") return catalogue;
  const exact = catalogue.filter((item) => item.code?.toLowerCase() === text);
  return exact.length > 0 ? exact : catalogue.filter((item) => item.title.normalize("NFKC").toLowerCase().includes(text));
}

/** `3 bottles`: how many in the word for one. */
export function countOf(goods: Goods, count: number): string {
  return goods.unit === "" ? String(count) : `${count} ${goods.unit}`;
}

/** What a text ends with that a scanner read from a code of the platform: `zhili:<pack>:<type>/<id>` or `zhili:<type>/<id>`; else undefined. */
export function readCode(text: string): { readonly type: string; readonly id: string } | undefined {
  const match = /zhili:([^/\s]+)\/([^/\s]+)$/.exec(text.normalize("NFKC").trim());
  return match?.[1] === undefined || match[2] === undefined ? undefined : { type: match[1], id: match[2] };
}
