import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";
import { afterAll, afterEach, beforeAll, describe, it } from "vitest";
import { openMongodbStore } from "../../src/mongodb/index.js";
import { describeStoreContract } from "../contract/store-contract.js";
import { adapterHash } from "./adapter-hash.js";

const TRANSCRIPTS = new URL("./transcripts/", import.meta.url);
const RUN = `zhili_contract_${process.pid}`;
const uri = process.env.MONGODB_URI;

if (uri === undefined) {
  describe("store contract on a real MongoDB", () => {
    it.skip("set MONGODB_URI to a replica set to run it", () => undefined);
  });
} else {
  const outcomes: string[] = [];
  let server = "";
  let isDouble = false;
  let opened = 0;

  beforeAll(async () => {
    const client = await new MongoClient(uri).connect();
    const build = await client.db("admin").command({ buildInfo: 1 });
    const hello = await client.db("admin").command({ hello: 1 });
    await client.close();
    isDouble = Array.isArray(build.modules) && build.modules.includes("double");
    server = `MongoDB ${String(build.version)}, replica set ${String(hello.setName)} of ${String((hello.hosts as unknown[] | undefined)?.length ?? 0)}`;
  });

  afterEach(({ task }) => {
    const errors = task.result?.errors ?? [];
    outcomes.push(`- ${errors.length === 0 ? "passed" : "FAILED"}: ${task.name}${errors.length === 0 ? "" : ` (${errors[0]?.message ?? ""})`}`);
  });

  describeStoreContract("a real MongoDB", async () => {
    const databaseName = `${RUN}_${++opened}`;
    const store = await openMongodbStore({ uri, databaseName });
    const dispose = async () => {
      await store.close();
      const client = await new MongoClient(uri).connect();
      await client.db(databaseName).dropDatabase();
      await client.close();
    };
    return { store, dispose };
  });

  afterAll(() => {
    if (isDouble) return;
    const driver = createRequire(import.meta.url)("mongodb/package.json") as { version: string };
    const at = new Date().toISOString();
    const failed = outcomes.filter((line) => line.startsWith("- FAILED")).length;
    const head = [`# ${at}`, "", `Server: ${server}`, `Driver: ${driver.version}, Node ${process.version}`, `Adapter: sha256 ${adapterHash()}`];
    const result = `Result: ${outcomes.length - failed} passed, ${failed} failed`;
    mkdirSync(fileURLToPath(TRANSCRIPTS), { recursive: true });
    writeFileSync(new URL(`${at.slice(0, 19).replaceAll(":", "-")}.md`, TRANSCRIPTS), `${[...head, result, "", ...outcomes].join("\n")}\n`);
  });
}
