import type { LocalizedText } from "@zhili/contracts";

/** A format of fields, built in or a plugin's. */
export interface FormatContribution {
  readonly id: string;
  readonly title: LocalizedText;
  validate(value: unknown): boolean;
  /** What follows the field's title when a value is refused: 「联系电话」应为11位手机号码. */
  readonly message: LocalizedText;
  /** The usual way of writing what people type; applied before validation. */
  normalize?(value: string): string;
  /** The value as those may see it who may not see it whole. */
  mask?(value: string): string;
}
