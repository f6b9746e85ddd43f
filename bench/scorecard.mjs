// Fifty rules in five groups, as a scorecard and as closures compiled by hand.
export const RULES = 50;
export const GROUPS = 5;

export const definition = {
  id: "bench",
  title: "Bench",
  subject: "bench:household",
  period: "year",
  editions: [
    {
      id: "2026",
      from: "2026-01-01",
      groups: Array.from({ length: GROUPS }, (_none, group) => ({
        id: `g${group}`,
        title: `Group ${group}`,
        max: 100,
        litAt: 0.5,
        indicators: Array.from({ length: RULES / GROUPS }, (_other, at) => {
          const index = group * (RULES / GROUPS) + at;
          return {
            id: `i${index}`,
            title: `Indicator ${index}`,
            max: 10,
            source: { type: "formula", params: { points: `subject.f${index} > 3 ? 10.0 : double(subject.f${index}) * 2.0` } },
          };
        }),
      })),
    },
  ],
};

export const period = { id: "2026", from: "2026-01-01", to: "2026-12-31" };

/** Field `rule` of household number `household`. */
export const fieldOf = (household, rule) => (household * 31 + rule * 7) % 7;
