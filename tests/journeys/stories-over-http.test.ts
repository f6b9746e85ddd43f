import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CaseDefinition, Store } from "@zhili/contracts";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import { useLeaving } from "./leaving.js";
import { shippedBook } from "./shipped-book.js";
import { STORES } from "./stores.js";
import { type Book, openStage, tellStory } from "./story.js";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Cases that cannot be told at a door, because nobody comes to it: the calendar alone makes the meetings of a year and the shifts of a rota. */
const NOBODY_COMES = ["border:s3-year-of-meetings", "compound:s9-rota"];

interface Story {
  readonly ref: string;
  readonly title: string;
  readonly scenario: string;
  readonly acts: boolean;
}

/** Cases of a pack that tell one of these scenarios. */
function storiesOf(pack: string, scenarios: RegExp): Story[] {
  const folder = `${TEMPLATES}${pack}/cases/`;
  return readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(`${folder}${file}`, "utf8")) as CaseDefinition)
    .filter(({ scenario }) => scenarios.test(scenario ?? ""))
    .map(({ id, title, scenario = "", steps }) => ({
      ref: `${pack}:${id}`,
      title,
      scenario,
      acts: steps.some((step) => step.do !== undefined || step.together !== undefined),
    }));
}

const stories = [...storiesOf("border", /^S[1-3]$/), ...storiesOf("resettlement", /^S[4-7]$/), ...storiesOf("compound", /^S(?:[89]|10)$/)];

it("every story is told at the door but those in which nobody comes to it", () => {
  expect(stories.filter(({ acts }) => !acts).map(({ ref }) => ref)).toEqual(NOBODY_COMES);
});

describe.each(STORES)("the stories S1 to S10 of border, resettlement and compound, told over HTTP on $name", ({ open }) => {
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

  it.each(stories.filter(({ acts }) => acts))("$scenario: $title", async ({ ref }) => {
    expect(await tellStory(store, book, ref)).toBeUndefined();
  });

  it("whoever takes a step and may read the record no longer gets a receipt, not a refusal, however often it is sent", async () => {
    const stage = await openStage(store, book, "compound:s9-violence");
    leaving(() => stage.close());
    const [filed] = book.configuration.cases.get("compound:s9-violence")?.definition.steps ?? [];
    if (filed !== undefined) expect(await stage.run.step(filed)).toBeUndefined();
    const path = `/records/compound/dispute/${stage.run.record("$d").id}`;
    const mediator = await stage.callerOf("manager");
    const send = () => mediator.post(`${path}/transitions/report-violence`, { comment: "当事人扬言动手" }, { "idempotency-key": "alarm" });
    const answers = [await send(), await send()];
    const receipt = { id: stage.run.record("$d").id, type: "compound:dispute", version: 2, withheld: true };
    expect(answers.map(({ status, body, headers }) => [status, body.record, headers.get("etag")])).toEqual([
      [200, receipt, '"2"'],
      [200, receipt, '"2"'],
    ]);
    expect((await mediator.get(path)).status).toBe(403);
  });
});
