// W6: score one household with 50 rules and contributions, against closures compiled by hand.
import { compileScorecard, editionFor, evaluate } from "@zhili/engine/scoring";
import { alternate } from "../measure.mjs";
import { definition, period, RULES } from "../scorecard.mjs";

const facts = { subject: Object.fromEntries(Array.from({ length: RULES }, (_none, index) => [`f${index}`, index % 7])), period };

const floors = Array.from({ length: RULES }, (_none, index) => {
  const field = `f${index}`;
  return { id: `i${index}`, group: Math.floor(index / 10), points: (subject) => (subject[field] > 3 ? 10 : subject[field] * 2) };
});

function floorScore(subject) {
  const groups = [0, 0, 0, 0, 0];
  const contributions = [];
  let score = 0;
  for (const rule of floors) {
    const points = rule.points(subject);
    groups[rule.group] += points;
    score += points;
    contributions.push({ rule: rule.id, version: "2026", points, reason: rule.id });
  }
  return { score, lit: groups.filter((points) => points >= 50).length, contributions };
}

function rate(work) {
  const until = performance.now() + 400;
  let done = 0;
  while (performance.now() < until) {
    for (let index = 0; index < 200; index += 1) work();
    done += 200;
  }
  return done / 0.4;
}

export const workload = {
  id: "W6",
  title: "score one household with 50 rules",
  better: "higher",
  async run() {
    const scorecard = compileScorecard("bench:bench", definition);
    const edition = editionFor(scorecard, "2026-06-01");
    const check = evaluate(scorecard, edition, facts);
    if (Math.abs(check.score - floorScore(facts.subject).score) > 1e-9) throw new Error(`the scores differ: ${check.score}`);
    const measured = await alternate(
      () => rate(() => evaluate(scorecard, edition, facts)),
      () => rate(() => floorScore(facts.subject)),
    );
    return [{ ...measured, unit: "households/s", goal: 0.3 }];
  },
};
