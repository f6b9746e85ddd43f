import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, packageNames, ROOT } from "./sources.js";

/**
 * Words of the shipped packs' own world, which the platform must not know. Words of the definition language itself (ledger kinds and
 * formats such as `points`, levels of masking such as the township in an address) belong to the language and are not here.
 */
const WORDS =
  /安置|站点|超市|两不管|三好|五星|红黑榜|红白|小区|社区|网格|党员|党组织|村规|居民|村民|村委|万源|达州|大巴山|川渝|边界|边境|积分超市|resettle|supermarket|wanyuan|three-good|five-star|\bcompound\b|village|villager|\bparty member|leader-election|point-claim|stock-batch/i;

const SOURCES = /\.(?:ts|tsx|js|mjs|css|json|html)$/;

test("no package holds a word of a pack", () => {
  const found: string[] = [];
  for (const name of packageNames()) {
    for (const { path, text } of filesBelow(`packages/${name}/src`, SOURCES)) {
      for (const [at, line] of text.split("\n").entries()) {
        const word = WORDS.exec(line)?.[0];
        if (word !== undefined) found.push(`${path}:${at + 1} says ${word}: ${line.trim().slice(0, 120)}`);
      }
    }
  }
  expect(found).toEqual([]);
});

test("no package names a definition of a shipped pack", () => {
  const packs = readdirSync(join(ROOT, "templates"));
  const reference = new RegExp(`["'\`/](?:${packs.join("|")}):[a-z]`, "i");
  const found: string[] = [];
  for (const name of packageNames()) {
    for (const { path, text } of filesBelow(`packages/${name}/src`, SOURCES)) {
      for (const [at, line] of text.split("\n").entries()) {
        const code = line.replace(/^\s*(?:\*|\/\/|\/\*\*).*$/, "");
        if (reference.test(code)) found.push(`${path}:${at + 1}: ${line.trim().slice(0, 120)}`);
      }
    }
  }
  expect(found).toEqual([]);
});
