/** Bounds of the dialect; what is beyond them is refused before an adapter sees it. */
export const LIMITS = {
  pathLength: 256,
  pathSegments: 16,
  filterDepth: 12,
  filterTests: 500,
  listLength: 20_000,
  textLength: 65_536,
  sortKeys: 8,
  groupKeys: 8,
  groupMeasures: 32,
  updatePaths: 500,
  indexKeys: 8,
  pageSize: 100_000,
  documentDepth: 64,
  idLength: 512,
  searchWords: 16,
} as const;
