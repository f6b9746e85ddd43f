import { toString as draw } from "qrcode";

/** A QR code as an SVG picture: an address to open, or `zhili:<pack>:<type>/<id>` to be read at a counter. */
export function drawCode(text: string): Promise<string> {
  return draw(text, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
}
