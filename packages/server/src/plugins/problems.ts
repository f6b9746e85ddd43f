import { ZhiliError } from "@zhili/contracts";
import { SessionEnded } from "@zhili/platform";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RequestInvalid, RequestMediaType, RequestNotJson, RequestTooLarge, RequestTooMany, ServerBusy, ServerFailed } from "../errors.js";
import { acceptedLanguage } from "../language.js";
import { problemOf } from "../problem.js";
import { requestIssues } from "../request-issues.js";

/** Every refusal leaves as `application/problem+json` with a code, in the reader's language; what was not foreseen is logged and numbered. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const known = refusalOf(error, request);
    if (known.status >= 500 && known.code !== ServerBusy.kind.code) request.log.error({ err: error, code: known.code }, "request failed");
    sendProblem(known, request, reply);
  });
}

export function sendProblem(error: ZhiliError, request: FastifyRequest, reply: FastifyReply): void {
  const language = acceptedLanguage(request.headers["accept-language"]) ?? request.signedIn?.language ?? "zh-CN";
  void reply
    .code(error.status)
    .type("application/problem+json; charset=utf-8")
    .header("cache-control", "no-store")
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problemOf(error, { language, url: request.url, requestId: request.id }));
}

function refusalOf(error: unknown, request: FastifyRequest): ZhiliError {
  if (error instanceof ZhiliError) return error.code === "SIGN_IN_NEEDED" && hadSession(request) ? SessionEnded() : error;
  const { validation, validationContext, code, statusCode } = error as Partial<FastifyError>;
  if (validation !== undefined) {
    const issues = requestIssues(validation, validationContext ?? "body");
    return RequestInvalid({ facts: { count: issues.length }, issues });
  }
  if (statusCode === 413) return RequestTooLarge({ facts: { most: megabytes(request.routeOptions.bodyLimit ?? 0) }, cause: error });
  if (statusCode === 415 || statusCode === 406)
    return RequestMediaType({ facts: { wanted: request.routeOptions.schema?.consumes?.[0] ?? "application/json" }, cause: error });
  if (statusCode === 429) return RequestTooMany({ facts: { seconds: 60 }, cause: error });
  if (statusCode === 503) return ServerBusy({ cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return code?.startsWith("FST_ERR_CTP") || error instanceof SyntaxError
      ? RequestNotJson({ cause: error })
      : RequestInvalid({ facts: { count: 1 }, cause: error });
  return ServerFailed({ facts: { requestId: request.id }, cause: error });
}

/** Had a session, which has ended: a better reason than that nobody is signed in. */
function hadSession(request: FastifyRequest): boolean {
  return request.sessionToken !== undefined && request.signedIn === undefined;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}
