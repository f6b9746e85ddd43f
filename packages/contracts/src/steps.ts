/** Work in small steps; whoever carries it out may pause between them. */
export type Steps<T> = Generator<void, T, void>;

/** Carries it out without a pause. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Makes something of each member, one a step. */
export function* ofEach<A, B>(members: Iterable<A>, make: (member: A) => B): Steps<B[]> {
  const made: B[] = [];
  for (const member of members) {
    made.push(make(member));
    yield;
  }
  return made;
}
