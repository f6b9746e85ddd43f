const POWERS = [1, 10, 100, 1_000, 10_000] as const;
/** Digits that count; beyond them binary fractions show their noise. */
const SIGNIFICANT = 12;

/** A number as people write it: mantissa * 10^exponent. */
interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/**
 * A number in whole units of 10^-digits, rounded half away from zero as in decimal arithmetic on paper: 1.005 at two digits is 101,
 * 2.675 is 268, -0.5 at none is -1. Numbers are read at 12 significant digits, so 0.1 + 0.2 is 0.3. Digits 0 to 4.
 */
export function toUnits(value: number, digits: number, factor = 1): number {
  const signed = value * factor * powerOf(digits);
  if ((signed | 0) === signed) return signed | 0;
  const scaled = Math.abs(signed);
  const whole = Math.floor(scaled);
  const fraction = scaled - whole;
  if (scaled > 1e9 || Math.abs(fraction - 0.5) < 1e-6) return exactUnits(value, digits, factor);
  const units = fraction > 0.5 ? whole + 1 : whole;
  return signed < 0 && units !== 0 ? -units : units;
}

/** The number that a count of units stands for: the nearest to the decimal fraction. */
export const fromUnits = (units: number, digits: number): number => units / powerOf(digits);

/** Least whole number not below share * units, exactly. */
export const leastShare = (share: number, units: number): number => -greatestShare(-share, units);

/** Greatest whole number not above share * units, exactly. */
export function greatestShare(share: number, units: number): number {
  const { mantissa, exponent } = decimalOf(share);
  const product = mantissa * BigInt(units);
  if (exponent >= 0) return Number(product * 10n ** BigInt(exponent));
  const divisor = 10n ** BigInt(-exponent);
  const towardsZero = product / divisor;
  return Number(product < 0n && product % divisor !== 0n ? towardsZero - 1n : towardsZero);
}

/** Sum of amounts with so many digits, exactly as on paper. */
export function sumOfPoints(points: Iterable<number>, digits: number): number {
  let units = 0;
  for (const one of points) units += toUnits(one, digits);
  return fromUnits(units, digits);
}

const powerOf = (digits: number): number => POWERS[digits] ?? 1;

function exactUnits(value: number, digits: number, factor: number): number {
  const [left, right] = [decimalOf(value), decimalOf(factor)];
  const mantissa = left.mantissa * right.mantissa;
  const exponent = left.exponent + right.exponent + digits;
  if (exponent >= 0) return Number(mantissa * 10n ** BigInt(exponent));
  const divisor = 10n ** BigInt(-exponent);
  const positive = mantissa < 0n ? -mantissa : mantissa;
  const rounded = Number((positive * 2n + divisor) / (divisor * 2n));
  return mantissa < 0n && rounded !== 0 ? -rounded : rounded;
}

function decimalOf(value: number): Decimal {
  const [digits = "0", exponent = "0"] = value.toExponential(SIGNIFICANT - 1).split("e");
  return { mantissa: BigInt(digits.replace(".", "")), exponent: Number(exponent) - (SIGNIFICANT - 1) };
}
