import type { JsonObject } from "@zhili/contracts";
import { getRecord, submitForm, takeTransition } from "@zhili/platform";
import { expect, test } from "vitest";
import { MATTER } from "../lifecycle/matter-pack.js";
import { openOffice, person, TOWNS } from "../office/open-office.js";

const handling = MATTER["workflows/handling.json"] as JsonObject & { transitions: JsonObject[] };
const guards = [{ id: "short", when: "record.days < 3", refusal: "已超过{{days}}天，不能直接办结。" }];
const more = {
  ...MATTER,
  "workflows/handling.json": { ...handling, transitions: handling.transitions.map((step) => ({ ...step, guards })) },
  "locales/en.json": { "workflow/handling/transitions/close/guards/short/refusal": "It has been {{days}} days; it can't simply be closed." },
};

test("a pack's refusal is read in the language of whoever asks, before the step and when it is tried", async () => {
  const { platform, as } = await openOffice({ more });
  const [town] = TOWNS;
  if (town === undefined) throw new Error("no town");
  const clerk = as(person("clerk", ["clerk", town]));
  const type = "office:matter";
  const { id } = await submitForm(platform, clerk, { type, orgUnit: town.id, data: { title: "修路", days: 5 } });
  const words = { "zh-CN": "已超过5天，不能直接办结。", en: "It has been 5 days; it can't simply be closed." } as const;
  for (const language of ["zh-CN", "en"] as const) {
    const context = { ...clerk, language };
    const { workflow } = await getRecord(platform, context, { type, id });
    expect(JSON.stringify(workflow)).toContain(words[language]);
    const refused = await takeTransition(platform, context, { type, id, event: { type: "take", transition: "close" } }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "TRANSITION_REFUSED", facts: { text: words[language] } });
  }
});
