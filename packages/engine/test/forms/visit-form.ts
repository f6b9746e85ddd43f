import type { JsonObject, RecordTypeDefinition } from "@zhili/contracts";
import { compileForm } from "@zhili/engine/forms";
import { createSchemaRegistry } from "@zhili/engine/schema";

const codeLists: Readonly<Record<string, readonly string[]>> = { kinship: ["head", "spouse", "child"] };

/** A record type with a bit of everything: conditions, computed fields, rows, steps. */
export const visit: RecordTypeDefinition = {
  id: "visit",
  title: "走访",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name", "kind", "date"],
    properties: {
      no: { type: "string", title: "编号", readOnly: true },
      name: { type: "string", title: "户主", maxLength: 10 },
      idNumber: { type: "string", title: "身份证号", format: "cn-id-number" },
      kind: {
        type: "string",
        title: "类型",
        options: [
          { id: "plain", title: "一般" },
          { id: "loan", title: "贷款" },
          { id: "old", title: "旧类型", retired: true },
        ],
        default: "plain",
      },
      date: { type: "string", title: "走访日期", format: "date" },
      until: { type: "string", title: "截止日期", format: "date" },
      loan: {
        type: "object",
        title: "贷款情况",
        required: ["bank"],
        properties: {
          bank: { type: "string", title: "银行" },
          amount: { type: "integer", title: "金额", minimum: 1 },
          purpose: { type: "string", title: "用途" },
        },
      },
      members: {
        type: "array",
        title: "家庭成员",
        maxItems: 20,
        items: {
          type: "object",
          required: ["name"],
          properties: {
            name: { type: "string", title: "姓名" },
            relation: { type: "string", title: "关系", codeList: "kinship", default: "child" },
            birth: { type: "string", title: "出生日期", format: "date" },
            age: { type: "integer", title: "年龄", computed: "age(item.birth, today)" },
          },
        },
      },
      adults: { type: "integer", title: "成年人数", computed: "record.members.filter(m, m.age >= 18).size()" },
      needsHelp: { type: "boolean", title: "需帮扶", computed: "record.adults == 0 && size(record.members) > 0" },
      helper: { type: "string", title: "帮扶人" },
      days: { type: "integer", title: "天数", computed: "daysBetween(record.date, record.until)" },
      photos: { type: "array", title: "照片", items: { type: "string", format: "attachment" } },
      sign: { type: "string", title: "签名", format: "signature" },
      closed: { type: "boolean", title: "已结", readOnly: true, default: false },
    },
  },
  form: {
    steps: [
      { id: "basics", title: "基本情况", fields: ["name", "idNumber", "kind", "date", "until"] },
      { id: "family", title: "家庭", fields: ["members", "loan"] },
    ],
    visibility: [
      { id: "loan", fields: ["loan"], when: 'record.kind == "loan"' },
      { id: "purpose", fields: ["loan.purpose"], when: "record.loan.amount > 10000" },
      { id: "helper", fields: ["helper"], when: "record.needsHelp" },
    ],
    required: [
      { id: "helper", fields: ["helper"], when: "record.needsHelp" },
      { id: "purpose", fields: ["loan.purpose"], when: "record.loan.amount > 10000" },
    ],
    rules: [
      { id: "order", when: 'record.until == "" || record.until >= record.date', message: "截止日期不能早于{{record.date}}", field: "until" },
      { id: "not-past", when: "record.date >= today", message: "走访日期不能早于今天" },
    ],
  },
};

export const registry = createSchemaRegistry({ codeLists: (ref) => codeLists[ref] ?? [] });
export const form = compileForm(visit, { registry, environment: {} });
export const context = { actor: { id: "u1", name: "李", roles: [] }, facts: {}, now: "2026-03-02T01:00:00.000Z", today: "2026-03-02" };
export const basics = (more: JsonObject = {}): JsonObject => ({ name: "王小明", kind: "plain", date: "2026-03-02", ...more });
