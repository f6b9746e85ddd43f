import { expect, test } from "vitest";
import { candidateQuery } from "../src/ui/form/candidate-query.js";

const all = () => true;

test("what a list can be asked for is asked", () => {
  expect(candidateQuery('candidate.goods == record.goods && candidate.state == "on-shelf"', { goods: "g1" }, all)).toEqual({
    filter: { goods: "g1" },
    state: "on-shelf",
  });
  expect(candidateQuery("candidate.store == record.store && candidate.active", { store: "s1" }, all)).toEqual({ filter: { store: "s1", active: true } });
  expect(candidateQuery('candidate.state in ["hung", "rectifying"]', {}, all)).toEqual({ state: "hung,rectifying" });
  expect(candidateQuery('candidate.kind in ["a", "b"]', {}, all)).toEqual({ filter: { kind: { $in: ["a", "b"] } } });
});

test("what the list can't be asked for is left to the server", () => {
  expect(candidateQuery(undefined, {}, all)).toEqual({});
  expect(candidateQuery("candidate.id != record.id", { id: "r" }, all)).toEqual({});
  expect(candidateQuery("candidate.store == record.store", {}, all), "nothing is filled in yet").toEqual({});
  expect(candidateQuery('candidate.a == "x" || candidate.b', {}, all)).toEqual({});
  expect(
    candidateQuery('candidate.secret == "x"', {}, () => false),
    "a field that the person may not see",
  ).toEqual({});
  expect(candidateQuery('candidate.a in ["x", record.b]', { b: "y" }, all)).toEqual({});
});
