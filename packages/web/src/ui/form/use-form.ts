import type { Json, JsonObject } from "@zhili/contracts";
import { useMemo, useState } from "react";
import { ApiError } from "../../api/problem.js";
import type { ProblemIssue, RecordTypeView } from "../../api/types.js";
import { useStanding } from "../configuration-context.js";
import { localDay } from "../format-date.js";
import { useLanguage } from "../language.js";
import { lookUp, packOf } from "../refs.js";
import { topField } from "./issues.js";
import { toRjsf } from "./rjsf-schema.js";
import { validateData, withoutEmpty } from "./validate-data.js";
import { compileFormRules } from "./visible-fields.js";

const NONE: readonly string[] = [];

/**
 * The state of one record type's form: what is typed, what is hidden and required by it, and what is wrong with it. `always` are fields that
 * have to be filled whatever the form says.
 */
export function useForm(type: RecordTypeView, initial: JsonObject, fields: readonly string[], always: readonly string[] = NONE) {
  const { me, configuration } = useStanding();
  const language = useLanguage();
  const [data, setData] = useState<JsonObject>(initial);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly ProblemIssue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const rules = useMemo(() => compileFormRules(type), [type]);
  const pack = packOf(type.ref);

  const facts = useMemo(() => {
    const now = new Date();
    return {
      actor: { id: me.id, name: me.name, personId: me.personId ?? "", roles: me.roles.map((role) => role.role), party: "" },
      now: now.toISOString(),
      today: localDay(now, configuration.calendar?.zone),
    };
  }, [me, configuration]);
  const hidden = useMemo(() => rules.hidden(data, facts), [rules, data, facts]);
  const required = useMemo(() => new Set([...rules.required(data, facts), ...always]), [rules, data, facts, always]);

  const judge = (names: readonly string[], value: JsonObject): readonly ProblemIssue[] => {
    const { asked } = toRjsf({
      schema: type.schema,
      fields: names,
      hidden: rules.hidden(value, facts),
      required: new Set([...rules.required(value, facts), ...always]),
    });
    return validateData(value, asked, language, (ref) => lookUp(configuration.codeLists, ref, pack)?.map((item) => item.id));
  };
  const own = checked.size === 0 ? [] : judge([...checked], data);
  const issues = [...own, ...refused.filter((issue) => !own.some((other) => other.path === issue.path))];

  return {
    data,
    hidden,
    required,
    issues,
    attempt,
    change(next: JsonObject) {
      const changed = new Set([...Object.keys(next), ...Object.keys(data)].filter((name) => next[name] !== data[name]));
      setRefused(refused.filter((issue) => !changed.has(topField(issue.path) ?? "")));
      setData(next);
    },
    /** Judges these fields; true when nothing is wrong with them. */
    check(names: readonly string[]): boolean {
      setChecked(new Set([...checked, ...names]));
      const wrong = judge(names, data);
      setRefused([]);
      if (wrong.length > 0) setAttempt(attempt + 1);
      return wrong.length === 0;
    },
    /** Puts the server's reasons beside the fields; false when it gave none. */
    refuse(error: unknown): boolean {
      if (!(error instanceof ApiError) || (error.problem.issues?.length ?? 0) === 0) return false;
      setRefused(error.problem.issues ?? []);
      setAttempt(attempt + 1);
      return true;
    },
    replace(next: JsonObject) {
      setChecked(new Set());
      setRefused([]);
      setData(next);
    },
    /** What is sent: the asked fields without what is empty or hidden. */
    submission(): JsonObject {
      const kept: Record<string, Json> = {};
      for (const name of fields) {
        if (hidden.has(name)) continue;
        const value = withoutEmpty(data[name]);
        if (value !== undefined) kept[name] = value as Json;
      }
      return kept;
    },
  };
}

export type FormStanding = ReturnType<typeof useForm>;
