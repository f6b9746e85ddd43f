const WIDTH = 24;
const EVERY_MS = 3_000;

/** How far long work has come: a bar that redraws itself on a terminal, a line every few seconds elsewhere, nothing for programs. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #silent: boolean;
  #lastLine = Date.now();
  #drawn = false;

  constructor(stream: NodeJS.WriteStream, forPrograms: boolean) {
    this.#stream = stream;
    this.#silent = forPrograms && !stream.isTTY;
  }

  /** Shows `done` of `of`; `of` 0 means that the end is not known. */
  show(text: string, done: number, of: number): void {
    if (this.#silent) return;
    if (this.#stream.isTTY) {
      this.#stream.write(`\r\u001b[2K${bar(done, of)}${fitted(text, (this.#stream.columns ?? 80) - WIDTH - 14)}`);
      this.#drawn = true;
      return;
    }
    if (Date.now() - this.#lastLine < EVERY_MS) return;
    this.#lastLine = Date.now();
    this.#stream.write(`… ${text} ${of > 0 ? `${done}/${of}` : done}\n`);
  }

  /** Takes the bar off the terminal, so that something else can be written. */
  clear(): void {
    if (this.#drawn) this.#stream.write("\r\u001b[2K");
    this.#drawn = false;
  }
}

function bar(done: number, of: number): string {
  if (of <= 0) return `… ${done} `;
  const share = Math.min(done / of, 1);
  const full = Math.round(share * WIDTH);
  return `[${"█".repeat(full)}${"·".repeat(WIDTH - full)}] ${String(Math.floor(share * 100)).padStart(3)}%  `;
}

/** Cut to so many columns; Han characters take two. */
function fitted(text: string, columns: number): string {
  let taken = 0;
  let kept = "";
  for (const character of text) {
    taken += /[\u1100-\u115f\u2e80-\uffef]/.test(character) ? 2 : 1;
    if (taken > columns) return `${kept.slice(0, -1)}…`;
    kept += character;
  }
  return kept;
}
