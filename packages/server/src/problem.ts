import { fillMessage, type Issue, type Language, type ZhiliError } from "@zhili/contracts";

/** One thing that is wrong, in the reader's language. */
export interface ShownIssue {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** RFC 9457 problem details with the platform's own members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly requestId: string;
  readonly issues?: readonly ShownIssue[];
  readonly difference?: unknown;
  readonly facts?: Readonly<Record<string, unknown>>;
}

const TITLES: Readonly<Record<number, readonly [string, string]>> = {
  400: ["请求有误", "Bad request"],
  401: ["需要登录", "Sign-in needed"],
  403: ["没有权限", "Not allowed"],
  404: ["找不到", "Not found"],
  409: ["有冲突", "Conflict"],
  412: ["版本已变", "Changed meanwhile"],
  413: ["内容太大", "Too large"],
  415: ["类型不支持", "Type not taken"],
  422: ["内容需要修改", "Needs changes"],
  423: ["已锁定", "Locked"],
  428: ["缺少版本号", "Version needed"],
  429: ["太频繁", "Too many requests"],
  500: ["服务器出错", "Server error"],
  501: ["不支持", "Not supported"],
  503: ["服务器正忙", "Busy"],
  504: ["没有及时回应", "No answer in time"],
};

/** The error as a person reads it. Facts of server errors stay inside. */
export function problemOf(error: ZhiliError, place: { language: Language; url: string; requestId: string }): Problem {
  const { language } = place;
  const [chinese, english] = TITLES[error.status] ?? ["出错了", "Error"];
  const { difference, ...facts } = error.facts;
  return {
    type: `/docs/errors#${error.code}`,
    title: language === "en" ? english : chinese,
    status: error.status,
    code: error.code,
    detail: error.messageIn(language),
    instance: place.url.split("?")[0] ?? "",
    requestId: place.requestId,
    ...(error.issues.length === 0 ? {} : { issues: error.issues.map((issue) => shownIssue(issue, language)) }),
    ...(difference === undefined ? {} : { difference }),
    ...(error.status >= 500 || Object.keys(facts).length === 0 ? {} : { facts }),
  };
}

/** An issue in the reader's language. */
export function shownIssue(issue: Issue, language: Language): ShownIssue {
  const { code, path, suggestion } = issue;
  return { code, path, message: fillMessage(issue.message[language], {}), ...(suggestion === undefined ? {} : { suggestion }) };
}
