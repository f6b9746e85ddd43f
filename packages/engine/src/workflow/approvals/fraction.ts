/** Whether `part` of `whole` reaches a fraction such as 2/3; in whole numbers, so that no rounding decides a vote. */
export function reaches(part: number, whole: number, fraction: string, strictly: boolean): boolean {
  const { over, under } = parts(fraction);
  return strictly ? part * under > whole * over : part * under >= whole * over;
}

/** The least number that reaches the fraction of the whole. */
export function leastOf(whole: number, fraction: string): number {
  const { over, under } = parts(fraction);
  return Math.ceil((whole * over) / under);
}

export const isWhole = (fraction: string): boolean => {
  const { over, under } = parts(fraction);
  return over >= under;
};

function parts(fraction: string): { readonly over: number; readonly under: number } {
  const [over = 1, under = 1] = fraction.split("/").map(Number);
  return { over, under };
}
