import type { MapTile } from "../../api/page-data.js";

/** Classes by which tiles are coloured; 0 is the palest, and holds what is nothing. */
export interface TileScale {
  /** Upper ends of the classes after the palest. */
  readonly limits: readonly number[];
  classOf(figure: number): number;
}

const CLASSES = 4;

/** What a tile says: its value, or the share that it is of the whole. */
export function figureOf({ value, of }: MapTile, share: boolean): number | undefined {
  if (value === null) return undefined;
  if (!share) return value;
  return of === null || of === 0 ? undefined : value / of;
}

/** Quarters for shares; for amounts at most four even steps up to a round number. */
export function tileScale(figures: readonly number[], share: boolean): TileScale {
  const top = share ? 1 : Math.max(0, ...figures);
  const step = share ? 1 / CLASSES : roundStep(top / CLASSES, figures.every(Number.isInteger));
  const count = step === 0 ? 0 : Math.min(CLASSES, Math.ceil(top / step - 1e-9));
  return {
    limits: Array.from({ length: count }, (_, at) => (at + 1) * step),
    classOf: (figure) => (figure <= 0 || step === 0 ? 0 : Math.min(count, Math.ceil(figure / step - 1e-9))),
  };
}

/** 1, 2, 2.5 or 5 times a power of ten, at least as much. */
function roundStep(step: number, whole: boolean): number {
  if (step <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(step));
  const round = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= step - 1e-9) ?? step;
  return whole ? Math.ceil(round) : round;
}
