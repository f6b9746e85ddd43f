/** The field-level reasons of an error, in one line. */
export function issuesOf(error: unknown): string {
  const issues = (error as { issues?: readonly { path: string; message: { "zh-CN": string } }[] }).issues ?? [];
  return issues.map((issue) => ` [${issue.path} ${issue.message["zh-CN"]}]`).join("");
}
