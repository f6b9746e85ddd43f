/** The earlier of two moments in UTC, as snapshots write them. */
export const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a;

/** The later of two moments in UTC. */
export const later = (a: string, b: string): string => [a, b].sort()[1] ?? a;
