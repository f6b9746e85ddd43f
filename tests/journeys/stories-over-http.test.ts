import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CaseDefinition, Store } from "@zhili/contracts";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import { useLeaving } from "./leaving.js";
import { shippedBook } from "./shipped-book.js";
import { STORES } from "./stores.js";
import { type Book, tellStory } from "./story.js";

const CASES = fileURLToPath(new URL("../../templates/resettlement/cases/", import.meta.url));
const stories = readdirSync(CASES)
  .map((file) => JSON.parse(readFileSync(`${CASES}${file}`, "utf8")) as CaseDefinition)
  .filter(({ scenario }) => /^S[4-7]$/.test(scenario ?? ""));

describe.each(STORES)("the stories of households, leaders, points and stock, told over HTTP on $name", ({ open }) => {
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

  it.each(stories)("$scenario: $title", async (story) => {
    expect(await tellStory(store, book, `resettlement:${story.id}`)).toBeUndefined();
  });
});
