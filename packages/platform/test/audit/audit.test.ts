import { createUser, listAudit, verifyAudit } from "@zhili/platform";
import { expect, test } from "vitest";
import { COUNTY, openOffice, person } from "../office/open-office.js";

/** Four events: the packs put into force, and three accounts. */
async function withTrail() {
  const office = await openOffice();
  for (const username of ["ann", "ben", "cai"]) await createUser(office.platform, office.system, { username, name: username });
  return { ...office, auditor: office.as(person("aud", ["audit-admin", COUNTY])) };
}

test("only audit administrators read the trail, and a try is in it", async () => {
  const { platform, as, auditor, nobody } = await withTrail();
  await expect(listAudit(platform, as(person("sec", ["security-admin", COUNTY])))).rejects.toMatchObject({ code: "AUDIT_NOT_ALLOWED" });
  await expect(verifyAudit(platform, nobody)).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
  const { items } = await listAudit(platform, auditor, { actor: "sec" });
  expect(items).toMatchObject([{ action: "access.denied", outcome: "denied", actor: "sec" }]);
});

test("the trail is listed newest first, page by page, by day and by what was acted on", async () => {
  const { platform, auditor, wait } = await withTrail();
  wait(24 * 3_600_000);
  await createUser(platform, { ...auditor, actor: { id: "system", name: "", grants: [], kind: "system" } }, { username: "dan", name: "dan" });
  const first = await listAudit(platform, auditor, { limit: 3 });
  expect(first.items.map(({ seq }) => seq)).toEqual([5, 4, 3]);
  const second = await listAudit(platform, auditor, { limit: 3, cursor: first.cursor ?? "" });
  expect(second.items.map(({ seq }) => seq)).toEqual([2, 1]);
  expect((await listAudit(platform, auditor, { from: "2026-03-03", to: "2026-03-03" })).items).toHaveLength(1);
  expect((await listAudit(platform, auditor, { to: "2026-03-02" })).items).toHaveLength(4);
  const subject = first.items[1]?.subject?.id ?? "";
  expect((await listAudit(platform, auditor, { subject })).items).toHaveLength(1);
});

test("a chain that nobody touched is whole; altered, missing and cut-off events are found", async () => {
  const whole = await withTrail();
  expect(await verifyAudit(whole.platform, whole.auditor)).toEqual({ ok: true, checked: 4 });

  const altered = await withTrail();
  await altered.platform.store.withTransaction((tx) => tx.updateOne("audit", { seq: 2 }, { $set: { actorName: "somebody else" } }));
  expect(await verifyAudit(altered.platform, altered.auditor)).toEqual({ ok: false, checked: 1, firstBad: { seq: 2, why: "altered" } });

  const missing = await withTrail();
  await missing.platform.store.withTransaction((tx) => tx.deleteOne("audit", { seq: 2 }));
  expect(await verifyAudit(missing.platform, missing.auditor)).toEqual({ ok: false, checked: 1, firstBad: { seq: 2, why: "missing" } });

  const cut = await withTrail();
  await cut.platform.store.withTransaction((tx) => tx.deleteOne("audit", { seq: 4 }));
  expect(await verifyAudit(cut.platform, cut.auditor)).toEqual({ ok: false, checked: 3, firstBad: { seq: 4, why: "cut-off" } });
});
