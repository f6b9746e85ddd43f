import process from "node:process";
import { fillMessage, type Language, type LocalizedText, type MessageFacts } from "@zhili/contracts";
import { Progress } from "./progress.js";

/** One run of a command: what was asked, and how it answers. Results go to stdout, everything else to stderr. */
export class Call {
  readonly parameters: readonly string[];
  readonly json: boolean;
  readonly language: Language;
  readonly progress: Progress;
  #stop: (() => void) | undefined;
  readonly #values: Readonly<Record<string, readonly string[] | undefined>>;

  constructor(parameters: readonly string[], values: Readonly<Record<string, readonly string[] | undefined>>, language: Language) {
    this.parameters = parameters;
    this.#values = values;
    this.language = language;
    this.json = values.json !== undefined;
    this.progress = new Progress(process.stderr, this.json);
  }

  /** Is the flag given? */
  has(flag: string): boolean {
    return this.#values[flag] !== undefined;
  }

  /** The last value of a flag. */
  value(flag: string): string | undefined {
    return this.#values[flag]?.at(-1);
  }

  values(flag: string): readonly string[] {
    return this.#values[flag] ?? [];
  }

  /** From now on the first Ctrl+C ends this promise and not the program; the second ends the program. */
  untilInterrupted(): Promise<void> {
    return new Promise((done) => {
      this.#stop = done;
    });
  }

  /** Passes a signal on to a command that waits for it; false when none does. */
  interrupt(): boolean {
    const stop = this.#stop;
    this.#stop = undefined;
    stop?.();
    return stop !== undefined;
  }

  text(text: LocalizedText, facts: MessageFacts = {}): string {
    return fillMessage(text[this.language], facts);
  }

  /** A line of the result for people; nothing with --json. */
  say(text: LocalizedText, facts: MessageFacts = {}): void {
    this.line(this.text(text, facts));
  }

  line(text: string): void {
    if (this.json) return;
    this.progress.clear();
    process.stdout.write(`${text}\n`);
  }

  /** The result for programs; nothing without --json. */
  answer(result: unknown): void {
    if (this.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  }
}
