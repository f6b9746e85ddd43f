import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, test as base, expect, inject } from "vitest";
import { DESK, SCREENSHOTS } from "./look.js";
import { sessionOf } from "./session-of.js";
import { type Watch, watchPage } from "./watch-page.js";

/** Somebody in front of a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly watch: Watch;
}

export interface VisitorOptions {
  readonly language?: "zh-CN" | "en";
  readonly dark?: boolean;
  /** A film that the camera of this visitor shows, and whether the visitor lets the page see it. */
  readonly camera?: { readonly film: string; readonly allowed: boolean };
}

export interface Walk {
  /** A browser in which nobody is signed in, at this address. */
  visit(path: string, options?: VisitorOptions): Promise<Visitor>;
  /** A browser in which this person is signed in, at this address. */
  enter(username: string, path?: string, options?: VisitorOptions): Promise<Visitor>;
}

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let launched: Promise<Browser> | undefined;
afterAll(async () => (await launched)?.close());

function theBrowser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: inject("chromium"), args: ARGUMENTS });
  return launched;
}

/** The camera is given to a whole browser, so whoever has one has a browser of their own. */
function browserWithCamera(film: string): Promise<Browser> {
  const camera = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
  return chromium.launch({ executablePath: inject("chromium"), args: [...ARGUMENTS, ...camera] });
}

const withWalk = base.extend<{ walk: Walk }>({
  walk: async ({ task }, use) => {
    const open: { context: BrowserContext; watch: Watch }[] = [];
    const own: Browser[] = [];
    const come = async (options: VisitorOptions): Promise<Visitor> => {
      const browser = options.camera === undefined ? await theBrowser() : await browserWithCamera(options.camera.film);
      if (options.camera !== undefined) own.push(browser);
      const visitor = await openVisitor(browser, options);
      open.push({ context: visitor.page.context(), watch: visitor.watch });
      return visitor;
    };
    await use({
      visit: async (path, options = {}) => {
        const visitor = await come(options);
        await visitor.page.goto(path);
        return visitor;
      },
      enter: async (username, path = "/", options = {}) => {
        const visitor = await come(options);
        await visitor.page.context().addCookies([...(await sessionOf(username)).cookies]);
        await visitor.page.goto(path);
        return visitor;
      },
    });
    if (task.result?.state === "fail")
      await keepLast(
        open.map(({ context }) => context),
        task.name,
      );
    const wrong = open.flatMap(({ watch }) => watch.unexpected());
    for (const { context } of open) await context.close();
    for (const browser of own) await browser.close();
    expect(wrong).toEqual([]);
  },
});

/** A journey in a real browser; skipped when this machine has none. Afterwards nothing may have gone wrong in any page. */
export const walking = withWalk.skipIf(inject("chromium") === "");

async function openVisitor(browser: Browser, { language = "zh-CN", dark = false, camera }: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: inject("siteUrl"),
    viewport: DESK,
    locale: language,
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    colorScheme: dark ? "dark" : "light",
  });
  context.setDefaultTimeout(45_000);
  await context.addInitScript(`localStorage.getItem("zhili.language") ?? localStorage.setItem("zhili.language", ${JSON.stringify(language)})`);
  if (camera?.allowed === true) await context.grantPermissions(["camera"]);
  const page = await context.newPage();
  return { page, watch: watchPage(page) };
}

/** What was on the screens when a journey failed. */
async function keepLast(contexts: readonly BrowserContext[], name: string): Promise<void> {
  const pages = contexts.flatMap((context) => context.pages());
  for (const [place, page] of pages.entries())
    await page.screenshot({ path: join(SCREENSHOTS, `failed ${name.slice(0, 40)} ${place + 1}.png`), fullPage: true }).catch(() => undefined);
}
