import { ServerError } from "./errors.js";

/** One thing to go wrong: the connection drops, or the server answers with an error, before or after the command has taken effect. */
export interface Fault {
  readonly command: string;
  readonly when: "before" | "after";
  readonly drop?: boolean;
  readonly error?: { readonly code: number; readonly codeName: string; readonly message: string; readonly labels?: readonly string[] };
}

/** Scripted faults, each used once, in the order given; and how often each command has come. */
export class Faults {
  private readonly waiting: Fault[] = [];
  private readonly counts = new Map<string, number>();

  add(...faults: readonly Fault[]): void {
    this.waiting.push(...faults);
  }

  /** The next matching command loses its connection before it is run. */
  dropConnection(command: string): void {
    this.add({ command, when: "before", drop: true });
  }

  /** The next matching command is told that this server is no longer the primary. */
  notWritablePrimary(command: string): void {
    const error = { code: 10107, codeName: "NotWritablePrimary", message: "not primary" };
    this.add({ command, when: "before", error });
  }

  /** The next commit takes effect, and its answer is lost. */
  commitUnknown(): void {
    this.add({ command: "commitTransaction", when: "after", drop: true });
  }

  /** How often a command came since the last call with this name. */
  counted(command: string): number {
    const count = this.counts.get(command) ?? 0;
    this.counts.delete(command);
    return count;
  }

  /** Faults that have not happened yet. */
  get left(): number {
    return this.waiting.length;
  }

  count(command: string): void {
    this.counts.set(command, (this.counts.get(command) ?? 0) + 1);
  }

  take(command: string, when: Fault["when"]): Fault | undefined {
    const at = this.waiting.findIndex((fault) => fault.command === command && fault.when === when);
    return at < 0 ? undefined : this.waiting.splice(at, 1)[0];
  }
}

/** The error of a fault; a write that may be tried again gets the label that tells drivers so. */
export function faultError(fault: Fault, retryable: boolean): ServerError {
  const { code, codeName, message, labels = [] } = fault.error ?? { code: 8000, codeName: "AtlasError", message: "scripted fault" };
  return new ServerError(code, codeName, message, { labels: retryable ? [...labels, "RetryableWriteError"] : labels });
}
