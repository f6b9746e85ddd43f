import { afterAll } from "vitest";

/** What has to be undone after the tests of this block, last thing first. */
export function useLeaving(): (leave: () => Promise<unknown>) => void {
  const waiting: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const leave of waiting.splice(0).reverse()) await leave();
  });
  return (leave) => waiting.push(leave);
}
