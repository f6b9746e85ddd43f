import type { RecordTypeDefinition } from "@zhili/contracts";
import type { TypeEnvironment } from "../../expression/index.js";
import { fieldAt, type RecordTypeFound } from "../configuration-index.js";
import { environmentFor } from "../environments.js";
import { PacksContradiction } from "../errors.js";
import { checkFacts } from "./check-effects.js";
import { checkState } from "./check-filter.js";
import { checkObjectSchema } from "./check-schema.js";
import type { Checker } from "./checker.js";
import { recordNames } from "./record-names.js";

type Form = NonNullable<RecordTypeDefinition["form"]>;

/** Fields named anywhere, expressions of the form, lists, related types, parties and what is public. */
export function checkRecordType(checker: Checker, self: RecordTypeFound): void {
  const { definition } = self;
  const names = environmentFor(checker, self);
  const plain = { record: names.record ?? "dyn", actor: names.actor ?? "dyn" };
  checkFacts(checker, definition.facts, "/facts", plain, self);
  checkObjectSchema(checker, definition.schema, "/schema", names, definition.title);
  checker.template(definition.titleTemplate, { ...names, ...recordNames(names) }, "/titleTemplate");
  definition.orgUnit?.levels?.forEach((level, at) => void checker.level(level, `/orgUnit/levels/${at}`));
  checker.field(self, definition.orgUnit?.from, "/orgUnit/from");
  if (definition.form !== undefined) checkForm(checker, self, definition.form, names);
  checkList(checker, self);
  definition.indexes?.forEach((index, at) => void checker.fields(self, index.fields, `/indexes/${at}/fields`, true));
  checker.field(self, definition.numbering?.field, "/numbering/field");
  checkParties(checker, self);
  checker.refs("ledger", definition.accounts, "/accounts");
  definition.related?.forEach((related, at) => {
    const other = checker.ref("record-type", related.recordType, `/related/${at}/recordType`);
    checker.field(other, related.field, `/related/${at}/field`);
    checker.fields(other, related.columns, `/related/${at}/columns`, true);
    related.states?.forEach((state, index) => void checkState(checker, self, state, `/related/${at}/states/${index}`));
  });
  checker.fields(self, definition.public?.fields, "/public/fields", true);
  checker.fields(self, definition.sharing?.fields, "/sharing/fields");
  checker.expression(definition.public?.when, names, "/public/when", "bool");
}

function checkForm(checker: Checker, self: RecordTypeFound, form: Form, names: TypeEnvironment): void {
  form.steps?.forEach((step, at) => void checker.fields(self, step.fields, `/form/steps/${at}/fields`));
  form.visibility?.forEach(({ fields, when }, at) => {
    checker.fields(self, fields, `/form/visibility/${at}/fields`);
    checker.expression(when, names, `/form/visibility/${at}/when`, "bool");
  });
  form.required?.forEach(({ fields, when }, at) => {
    checker.fields(self, fields, `/form/required/${at}/fields`);
    checker.expression(when, names, `/form/required/${at}/when`, "bool");
  });
  form.rules?.forEach(({ when, message, field }, at) => {
    checker.expression(when, names, `/form/rules/${at}/when`, "bool");
    checker.template(message, { ...names, ...recordNames(names) }, `/form/rules/${at}/message`);
    checker.field(self, field, `/form/rules/${at}/field`);
  });
}

function checkList(checker: Checker, self: RecordTypeFound): void {
  const { list } = self.definition;
  list?.columns?.forEach((column, at) => {
    if (column.field !== undefined) checker.field(self, column.field, `/list/columns/${at}/field`, true);
    else checker.field(self, column.id, `/list/columns/${at}/id`, true);
  });
  list?.filters?.forEach(({ field }, at) => void checker.field(self, field, `/list/filters/${at}/field`, true));
  checker.fields(self, list?.search, "/list/search", true);
  list?.sort?.forEach(({ field }, at) => void checker.field(self, field, `/list/sort/${at}/field`, true));
  [
    ...(list?.search ?? []).map((field, at) => [field, `/list/search/${at}`] as const),
    ...(list?.sort ?? []).map(({ field }, at) => [field, `/list/sort/${at}/field`] as const),
  ].forEach(([field, path]) => {
    if (fieldAt(self.definition.schema, field)?.sensitive === undefined) return;
    const reason = `${field} is kept sealed and cannot be searched or sorted by`;
    checker.add(PacksContradiction, path, { reason, reasonZh: `“${field}”加密保存，不能用来搜索或排序` });
  });
}

function checkParties(checker: Checker, self: RecordTypeFound): void {
  const { parties } = self.definition;
  checker.fields(self, parties?.from, "/parties/from");
  parties?.sections?.forEach(({ field, by }, at) => {
    checker.field(self, field, `/parties/sections/${at}/field`);
    const section = fieldAt(self.definition.schema, field);
    const inside = section?.properties ?? section?.items?.properties;
    if (inside === undefined || inside[by] === undefined) checker.field(self, by, `/parties/sections/${at}/by`);
  });
}
