import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 2;
const GREY = 150;

/** A film of a card that is held before a camera: the picture at this address, as the page's server draws it, on a grey table. */
export async function filmOf(page: Page, picture: string): Promise<string> {
  const light = await page.evaluate<number[]>(`(async () => {
    const image = new Image(320, 320);
    image.src = ${JSON.stringify(picture)};
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: ${WIDTH}, height: ${HEIGHT} });
    const context = canvas.getContext("2d");
    context.fillStyle = "rgb(${GREY},${GREY},${GREY})";
    context.fillRect(0, 0, ${WIDTH}, ${HEIGHT});
    context.translate(${WIDTH / 2}, ${HEIGHT / 2});
    context.rotate(0.1);
    context.drawImage(image, -160, -160, 320, 320);
    const { data } = context.getImageData(0, 0, ${WIDTH}, ${HEIGHT});
    return Array.from({ length: ${WIDTH * HEIGHT} }, (_, at) => data[at * 4]);
  })()`);
  const folder = mkdtempSync(join(tmpdir(), "zhili-film-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "card.y4m");
  const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(light), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`), ...Array.from({ length: FRAMES }, () => frame)]));
  return file;
}
