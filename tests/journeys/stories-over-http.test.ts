import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CaseDefinition, Store } from "@zhili/contracts";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import { useLeaving } from "./leaving.js";
import { shippedBook } from "./shipped-book.js";
import { STORES } from "./stores.js";
import { type Book, tellStory } from "./story.js";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Cases of a pack that tell one of these scenarios and in which somebody comes to the door. */
function storiesOf(pack: string, scenarios: RegExp): { readonly pack: string; readonly id: string; readonly title: string; readonly scenario: string }[] {
  const folder = `${TEMPLATES}${pack}/cases/`;
  return readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(`${folder}${file}`, "utf8")) as CaseDefinition)
    .filter(({ scenario, steps }) => scenarios.test(scenario ?? "") && steps.some((step) => step.do !== undefined || step.together !== undefined))
    .map(({ id, title, scenario = "" }) => ({ pack, id, title, scenario }));
}

const stories = [...storiesOf("border", /^S[1-3]$/), ...storiesOf("resettlement", /^S[4-7]$/)];

describe.each(STORES)("the stories of joint records, of households, leaders, points and stock, told over HTTP on $name", ({ open }) => {
  const leaving = useLeaving();
  let store: Store;
  let book: Book;

  beforeAll(async () => {
    const place = await open();
    leaving(() => place.dispose());
    store = await openStore(place);
    leaving(() => store.close());
    book = await shippedBook();
  }, 300_000);

  it.each(stories)("$scenario: $title", async ({ pack, id }) => {
    expect(await tellStory(store, book, `${pack}:${id}`)).toBeUndefined();
  });
});
