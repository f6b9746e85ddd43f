/** Rows that are taken at once, the header aside. */
export const MOST_ROWS = 2_000;
