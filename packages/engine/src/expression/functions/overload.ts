import type { StaticType } from "../types.js";

/** One way of calling a function; `run` gets values of the parameters' types, missing ones as empty values. */
export interface Overload {
  readonly parameters: readonly StaticType[];
  /** The last parameter may come again and again. */
  readonly variadic?: boolean;
  readonly returns: StaticType | ((args: readonly StaticType[]) => StaticType);
  readonly run: (...args: never[]) => unknown;
  /** Steps besides those of the arguments, 1 when absent. */
  readonly cost?: number;
  /** The function also gets the facts, as its first argument. */
  readonly withFacts?: boolean;
}

export type FunctionTable = Readonly<Record<string, readonly Overload[]>>;

export const overload = (parameters: readonly StaticType[], returns: Overload["returns"], run: Overload["run"], more: Partial<Overload> = {}): Overload => ({
  parameters,
  returns,
  run,
  ...more,
});

export const anyList: StaticType = { list: "dyn" };
