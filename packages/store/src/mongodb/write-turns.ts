/**
 * The turns in which the writing units of one process write. Units that write at once would nearly always change a document that all of
 * them change (a counter, the head of a chain), and all but one would run again for nothing. Other processes are not held up by it.
 */
export class WriteTurns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;
  #ended = 0;

  /** How many turns have ended; who read before one ended may have read what it changed. */
  get ended(): number {
    return this.#ended;
  }

  /** Takes the turn when nobody has it or waits for it. */
  takeNow(): boolean {
    if (this.#taken || this.#waiting.length > 0) return false;
    this.#taken = true;
    return true;
  }

  /** Waits for the turn, first come first served; throws the error of `late` when it has not come after so many milliseconds. */
  async take(milliseconds: number, late: () => Error): Promise<void> {
    if (this.takeNow()) return;
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(late());
      }, milliseconds);
      this.#waiting.push(go);
    });
  }

  /** Hands the turn to who waits longest. */
  leave(): void {
    this.#ended += 1;
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
