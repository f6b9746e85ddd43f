// The floors: bare Fastify with Ajv's checks, plain SQLite tables, all writes that wait in one durable commit. No sessions, no rights.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify from "fastify";
import { openFloorDatabase } from "../floors/database.mjs";
import { readRoutes } from "../floors/reads.mjs";
import { reportRoutes } from "../floors/reports.mjs";
import { writeRoutes } from "../floors/writes.mjs";
import { answerRunner } from "./answer-runner.mjs";

const { records = 0 } = JSON.parse(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "zhili-floor-"));
const database = openFloorDatabase(join(folder, "floor.db"), records);
const app = fastify();
for (const routes of [writeRoutes, readRoutes, reportRoutes]) routes(app, database);
const url = await app.listen({ port: 0, host: "127.0.0.1" });
answerRunner(url, async () => {
  await app.close();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});
