import type { Page } from "playwright-core";

/** What went wrong in a page while somebody used it. */
export interface Watch {
  /** Names a refusal that this walk brings about, such as `409 /records/`; it must happen. */
  expectRefusal(status: number, part: string): void;
  /** Names a request whose connection this walk breaks; it must happen. */
  expectBreak(part: string): void;
  /** Everything that nobody expected, and every expected refusal that did not come. */
  unexpected(): string[];
}

/** Writes down console errors, uncaught errors, failed requests and refused answers of a page. */
export function watchPage(page: Page): Watch {
  const seen: string[] = [];
  const refusals: { status: number; url: string }[] = [];
  const breaks: { url: string; line: string }[] = [];
  const broken: string[] = [];
  const expected: { status: number; part: string }[] = [];
  page.on("console", (message) => {
    const ofAnswer = message.text().startsWith("Failed to load resource");
    if ((message.type() === "error" || message.type() === "warning") && !ofAnswer) seen.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") breaks.push({ url: request.url(), line: `request failed: ${request.method()} ${request.url()} ${why}` });
  });
  page.on("response", (response) => {
    if (response.status() >= 400) refusals.push({ status: response.status(), url: response.url() });
  });
  const matches = (one: { status: number; url: string }, wanted: { status: number; part: string }) =>
    one.status === wanted.status && one.url.includes(wanted.part);
  return {
    expectRefusal(status, part) {
      expected.push({ status, part });
    },
    expectBreak(part) {
      broken.push(part);
    },
    unexpected: () => [
      ...seen,
      ...breaks.filter(({ url }) => !broken.some((part) => url.includes(part))).map(({ line }) => line),
      ...broken.filter((part) => !breaks.some(({ url }) => url.includes(part))).map((part) => `expected ${part} to break, which it did not`),
      ...refusals.filter((one) => !expected.some((wanted) => matches(one, wanted))).map((one) => `answered ${one.status}: ${one.url}`),
      ...expected
        .filter((wanted) => !refusals.some((one) => matches(one, wanted)))
        .map((wanted) => `expected ${wanted.status} from ${wanted.part}, which did not come`),
    ],
  };
}
