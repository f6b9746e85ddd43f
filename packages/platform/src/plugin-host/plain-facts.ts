/** Facts without the one that only the platform can use: the compiled calendar. */
export function plainFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { $calendar: _calendar, ...plain } = facts;
  return plain;
}
