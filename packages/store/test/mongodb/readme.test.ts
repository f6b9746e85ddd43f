import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { adapterHash } from "./adapter-hash.js";

const TRANSCRIPTS = new URL("./transcripts/", import.meta.url);

it("the README says when this adapter last met a real server, or that it has not", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const transcripts = existsSync(TRANSCRIPTS) ? readdirSync(TRANSCRIPTS).filter((name) => name.endsWith(".md")) : [];
  const last = transcripts.sort().at(-1);
  if (last === undefined) {
    expect(readme).toContain("has not met a real MongoDB server yet");
    return;
  }
  expect(readme).not.toContain("has not met a real MongoDB server yet");
  expect(readme).toContain(last);
  const isThis = readFileSync(new URL(last, TRANSCRIPTS), "utf8").includes(adapterHash());
  expect(readme.includes("The adapter has changed since.")).toBe(!isThis);
});
