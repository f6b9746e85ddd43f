import type { Configuration } from "../configuration/configuration.js";

/** Record types whose cases the clock moves: those of withdrawn packs stand still. */
export function clockedTypes({ recordTypes }: Configuration): string[] {
  return [...recordTypes.values()].filter(({ workflow }) => workflow !== undefined).map(({ ref }) => ref);
}
