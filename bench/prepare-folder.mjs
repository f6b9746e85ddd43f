import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createPlatform, installPacks, openVault, submitForm, systemContext } from "@zhili/platform";
import { openStore } from "@zhili/store";
import { HOUSEHOLDS, requestData, TOWNSHIPS, VILLAGES, villageOf } from "./request-data.mjs";

export const PACK = fileURLToPath(new URL("./pack", import.meta.url));
const BATCH = 1000;

/**
 * A data folder with org units, households, a clerk of the county and one of a single township, and so many requests. One request of each
 * batch goes in by the front door; the others are its copies in the store with their own number, place and values, because 100,000
 * submissions would take minutes. `roles` are more roles of the county's clerk. Answers the folder, the clerks' tokens and `remove()`.
 */
export async function prepareFolder({ records = 0, townships = TOWNSHIPS, packs = [PACK], roles = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "zhili-bench-"));
  const store = await openStore({ folder });
  const platform = await createPlatform({ store, vault: await openVault(folder), folder });
  await installPacks(platform, packs);
  const tokens = await addPeople(store, townships, roles);
  await addHouseholds(platform);
  const ids = await withoutIndexes(store, "record:bench:request", () => addRequests(platform, records, townships));
  await store.close();
  return { folder, tokens, ids, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Org units and two clerks with sessions, as documents: signing in is not what is measured. */
async function addPeople(store, townships, roles) {
  const units = [{ id: "c", level: "county", path: "/c/", code: "330000", name: "County" }];
  for (let township = 0; township < townships; township += 1) {
    const id = `t${township}`;
    units.push({ id, parentId: "c", level: "township", path: `/c/${id}/`, code: `3300${township}`, name: `Township ${township}` });
    for (let village = 0; village < VILLAGES; village += 1)
      units.push({
        id: `${id}v${village}`,
        parentId: id,
        level: "village",
        path: `/c/${id}/${id}v${village}/`,
        code: `3300${township}${village}`,
        name: `Village ${township}.${village}`,
      });
  }
  const now = new Date().toISOString();
  const tokens = {};
  await store.withTransaction(async (tx) => {
    await tx.insertMany("org-units", units);
    for (const place of ["c", "t0"]) {
      const id = `clerk-${place}`;
      const token = randomBytes(32).toString("base64url");
      tokens[place] = token;
      await tx.insertOne("users", { id, username: id, usernameFolded: id, name: `Clerk of ${place}`, language: "en", status: "active", createdAt: now });
      const orgPath = units.find((unit) => unit.id === place).path;
      for (const role of ["bench:clerk", ...(place === "c" ? roles : [])])
        await tx.insertOne("grants", { id: `grant-${place}-${role}`, user: id, role, orgUnit: place, orgPath });
      await tx.insertOne("sessions", {
        id: createHash("sha256").update(token).digest("base64url"),
        user: id,
        kind: "token",
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(Date.now() + 12 * 3_600_000).toISOString(),
      });
    }
  });
  return tokens;
}

async function addHouseholds(platform) {
  const sample = await submitForm(platform, systemContext(platform), { type: "bench:household", orgUnit: "t0v0", data: { no: "H" } });
  await addCopies(platform, "bench:household", sample.id, HOUSEHOLDS, (copy, index) => {
    const { id, path } = villageOf(index);
    return { ...copy, id: `h${index}`, orgUnit: id, orgPath: path, title: `H${index}`, searchText: `h${index}`, data: { no: `H${index}` } };
  });
}

async function addRequests(platform, records, townships) {
  const ids = [];
  for (let from = 0; from < records; from += BATCH) {
    const sample = await submitForm(platform, systemContext(platform), { type: "bench:request", orgUnit: "t0v0", data: requestData(9_000_000 + from / BATCH) });
    await addCopies(platform, "bench:request", sample.id, Math.min(BATCH, records - from), (copy, at) => {
      const index = from + at;
      const data = { ...requestData(index), phone: copy.data.phone };
      const { id: orgUnit, path: orgPath } = villageOf(index, townships);
      const title = `${data.no} ${data.subject}`;
      ids.push(`r${index}`);
      return { ...copy, id: `r${index}`, orgUnit, orgPath, title, searchText: title.toLowerCase(), data };
    });
  }
  return ids;
}

/** Indexes made over everything at once cost a fraction of indexes kept with each record. */
async function withoutIndexes(store, collection, work) {
  const indexes = await store.listIndexes(collection);
  for (const { name } of indexes) await store.dropIndex(collection, name);
  const answer = await work();
  await store.ensureIndexes(collection, indexes);
  return answer;
}

async function addCopies(platform, type, id, amount, change) {
  const { collection } = platform.configuration().recordTypes.get(type);
  const sample = await platform.store.get(collection, id);
  await platform.store.withTransaction(async (tx) => {
    await tx.insertMany(
      collection,
      Array.from({ length: amount }, (_none, index) => change(sample, index)),
    );
    await tx.deleteOne(collection, { id });
  });
}
