import type { Language } from "../../api/types.js";

/** What a field's message may name. */
export interface MessageFacts {
  readonly title: string;
  readonly limit?: number | string;
  /** The field is picked, not typed. */
  readonly picked?: boolean;
  readonly list?: boolean;
}

type Message = (facts: MessageFacts) => string;

const zh: Readonly<Record<string, Message>> = {
  required: ({ title, picked }) => (picked ? `请选择${title}` : `请填写${title}`),
  type: ({ title }) => `${title}填写的内容不对，请检查`,
  number: ({ title }) => `${title}请填数字`,
  integer: ({ title }) => `${title}请填整数`,
  enum: ({ title }) => `${title}请从列出的选项中选择`,
  minLength: ({ title, limit }) => `${title}至少要写${limit}个字`,
  maxLength: ({ title, limit }) => `${title}最多写${limit}个字`,
  minimum: ({ title, limit }) => `${title}不能小于${limit}`,
  maximum: ({ title, limit }) => `${title}不能大于${limit}`,
  exclusiveMinimum: ({ title, limit }) => `${title}要大于${limit}`,
  exclusiveMaximum: ({ title, limit }) => `${title}要小于${limit}`,
  multipleOf: ({ title, limit }) => `${title}要是${limit}的倍数`,
  minItems: ({ title, limit }) => `${title}至少要有${limit}项`,
  maxItems: ({ title, limit }) => `${title}最多${limit}项`,
  uniqueItems: ({ title }) => `${title}有重复的项，请去掉`,
  format: ({ title }) => `${title}的格式不对`,
  date: ({ title }) => `${title}请填日期，例如 2026-03-02`,
  email: ({ title }) => `${title}请填邮箱，例如 name@example.cn`,
  "cn-mobile": ({ title }) => `${title}请填11位手机号`,
  "cn-id-number": ({ title }) => `${title}请填18位身份证号，末位是数字或X`,
  otherwise: ({ title }) => `${title}填写的内容不对，请检查`,
};

const en: Readonly<Record<string, Message>> = {
  required: ({ title, picked }) => (picked ? `Choose ${title}` : `Enter ${title}`),
  type: ({ title }) => `Check what you entered for ${title}`,
  number: ({ title }) => `${title} must be a number`,
  integer: ({ title }) => `${title} must be a whole number`,
  enum: ({ title }) => `Choose ${title} from the list`,
  minLength: ({ title, limit }) => `${title} must have at least ${limit} characters`,
  maxLength: ({ title, limit }) => `${title} must have ${limit} characters or fewer`,
  minimum: ({ title, limit }) => `${title} must be ${limit} or more`,
  maximum: ({ title, limit }) => `${title} must be ${limit} or less`,
  exclusiveMinimum: ({ title, limit }) => `${title} must be more than ${limit}`,
  exclusiveMaximum: ({ title, limit }) => `${title} must be less than ${limit}`,
  multipleOf: ({ title, limit }) => `${title} must be a multiple of ${limit}`,
  minItems: ({ title, limit }) => `${title} needs at least ${limit}`,
  maxItems: ({ title, limit }) => `${title} may have at most ${limit}`,
  uniqueItems: ({ title }) => `${title} has the same thing twice`,
  format: ({ title }) => `${title} is not in the right format`,
  date: ({ title }) => `${title} must be a date such as 2026-03-02`,
  email: ({ title }) => `${title} must be an email address such as name@example.cn`,
  "cn-mobile": ({ title }) => `${title} must be an 11-digit mobile number`,
  "cn-id-number": ({ title }) => `${title} must be an 18-character identity number`,
  otherwise: ({ title }) => `Check what you entered for ${title}`,
};

/** What a person reads beside a field when a keyword of its schema does not hold. */
export function fieldMessage(keyword: string, facts: MessageFacts, language: Language): string {
  const texts = language === "en" ? en : zh;
  const message = texts[keyword] ?? texts.otherwise;
  return message === undefined ? facts.title : message(facts);
}

/** Keywords that have words of their own, in both languages. */
export const wordedKeywords: readonly string[] = Object.keys(zh);
export const wordedKeywordsInEnglish: readonly string[] = Object.keys(en);
