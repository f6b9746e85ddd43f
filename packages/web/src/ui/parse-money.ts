/** Yuan as a person types them ("1,234.5", "１２元") to whole fen; undefined when it is no amount or has parts of a fen. */
export function parseYuan(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/[\s,，¥￥元]/g, "");
  const match = /^(-?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(plain);
  if (match === null) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  const signed = match[1] === "-" ? -fen : fen;
  return Number.isSafeInteger(signed) ? signed + 0 : undefined;
}

/** Fen as the yuan a person would type: 123450 -> "1234.50", 1200 -> "12". */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.trunc(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  return `${sign}${whole}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
}
