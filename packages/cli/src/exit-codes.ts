/** Exit codes of every command; docs/reference/cli.md says the same. */
export const EXIT = { ok: 0, problem: 1, usage: 2, refused: 3, environment: 4, interrupted: 130 } as const;
