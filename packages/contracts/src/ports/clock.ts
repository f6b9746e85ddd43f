/** Where time comes from; tests and packs' cases inject a simulated one. */
export interface Clock {
  now(): Date;
}

/** Where ids come from: sortable, unique, URL-safe. */
export interface IdSource {
  next(): string;
}
