import type { Difference, ProblemIssue } from "./types.js";

/** Body of application/problem+json as the server writes it, words already in the caller's language. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly issues?: readonly ProblemIssue[];
  readonly difference?: readonly Difference[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A refusal of the server, or `NETWORK` (status 0) when it can't be reached. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ApiError";
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
  get code(): string {
    return this.problem.code;
  }
}

/** Reads any answer that is not a success into a problem; a body that is none becomes `HTTP_<status>`. */
export async function readProblem(response: Response): Promise<Problem> {
  const bare: Problem = { title: response.statusText, status: response.status, code: `HTTP_${response.status}` };
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json")) return bare;
  try {
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null) return bare;
    return { ...bare, ...body };
  } catch {
    return bare;
  }
}
