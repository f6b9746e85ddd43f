import type { Snapshot, WorkflowState } from "@zhili/contracts";

/** Where the state goes because its branches or children are through, if it does. */
export function joinedTo(
  { join, branches, await: awaited, children }: WorkflowState,
  snapshot: Snapshot,
): { readonly to: string; readonly origin: string } | undefined {
  const branchEnds = (branches ?? []).map(({ id }) => snapshot.branches?.[id]?.final === true);
  if (join !== undefined && through(join.when, branchEnds)) return { to: join.to, origin: "join" };
  const childEnds = (children ?? []).map(({ id }) => snapshot.children?.find((child) => child.id === id)?.final === true);
  if (awaited !== undefined && through(awaited.when, childEnds)) return { to: awaited.to, origin: "await" };
  return undefined;
}

const through = (when: "all" | "any", ends: readonly boolean[]): boolean => ends.length > 0 && (when === "all" ? ends.every(Boolean) : ends.some(Boolean));
