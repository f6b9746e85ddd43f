// Writes units for ever and prints the number of each once it is acknowledged. Arguments: the folder and the first number.
import { writeSync } from "node:fs";
import { importStore } from "./import-store.mjs";

const [folder, first] = process.argv.slice(2);
const { openSqliteStore } = await importStore();
const store = await openSqliteStore({ folder });
let next = Number(first);

async function client() {
  for (;;) {
    const number = next++;
    await store.withTransaction(async (transaction) => {
      await transaction.insertOne("records", { id: `r${number}`, number, text: "x".repeat(number % 700) });
      if (number % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
      await transaction.insertOne("entries", { id: `e${number}`, record: `r${number}` });
      await transaction.findOneAndUpdate("totals", { id: "all" }, { $inc: { count: 1, sum: number } }, { upsert: true });
    });
    writeSync(1, `${number}\n`);
  }
}

writeSync(1, "ready\n");
await Promise.all(Array.from({ length: 8 }, client));
