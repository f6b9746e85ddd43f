import type { JsonObject, Store } from "@zhili/contracts";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import { useLeaving } from "./leaving.js";
import { shippedBook } from "./shipped-book.js";
import { STORES } from "./stores.js";
import { definitionOf, openStage, type Stage } from "./story.js";

const STORY = "resettlement:s6-wrong-award";

describe.each(STORES)("a household asks why its balance is what it is, on $name", ({ open }) => {
  const leaving = useLeaving();
  let store: Store;
  let stage: Stage;
  let account: JsonObject;
  let entries: JsonObject[];

  beforeAll(async () => {
    const place = await open();
    leaving(() => place.dispose());
    store = await openStore(place);
    leaving(() => store.close());
    const book = await shippedBook();
    stage = await openStage(store, book, STORY);
    leaving(() => stage.close());
    for (const step of definitionOf(book.configuration, STORY).steps) expect(await stage.run.step(step)).toBeUndefined();
    const resident = await stage.callerOf("resident");
    account = await resident.must("GET", `/ledgers/resettlement/points/accounts/${stage.run.record("household").id}`);
    entries = account.entries as JsonObject[];
  }, 300_000);

  it("each entry names its rule with its version, its source and who approved it", () => {
    const [takenBack, credited] = entries;
    const rule = { rule: "night-patrol", ruleTitle: "参加治安、防火巡逻", ruleVersion: 1 };
    const source = { type: "resettlement:point-claim", id: stage.run.record("claim").id };
    expect(credited).toMatchObject({
      ...rule,
      amount: 10,
      kind: "credit",
      source,
      sourceTitle: "JF-202603-0001",
      operatorName: "系统",
      approverName: "评议乙样本",
    });
    expect(takenBack).toMatchObject({ ...rule, amount: -10, kind: "reversal", reason: "巡逻记录登记错户", source, approverName: "乡镇专干样本" });
    expect(entries.map(({ ruleTitle, kind }) => ruleTitle || kind)).toEqual([
      "参加治安、防火巡逻",
      "参加治安、防火巡逻",
      "兑换物资",
      "见义勇为",
      "义务维修公共监控、路灯等设施",
      "base",
    ]);
  });

  it("a wrong award stays, and the entry that took it back names it", () => {
    const [takenBack, credited] = entries;
    expect(takenBack?.reverses).toBe(credited?.id);
    expect(credited?.reversedBy).toBe(takenBack?.id);
  });

  it("the entries add up to the balance", () => {
    expect(entries.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(account.balance);
    expect(account).toMatchObject({ balance: 125, spendable: 25 });
  });
});
