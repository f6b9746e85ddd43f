import type { Issue, Json, JsonObject } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { RecordInvalid } from "../errors.js";
import { expressionRecord } from "../facts/record-facts.js";
import { actorFacts } from "../facts/scope.js";
import type { Unit } from "../unit/unit.js";
import { readEach } from "./field-path.js";
import { ORG_UNITS } from "./org-unit.js";

/** Throws RECORD_INVALID with an issue for every reference to something that is not there or may not be chosen. */
export async function checkReferences(unit: Unit, type: RecordType, data: JsonObject, changed: (field: string) => boolean = () => true): Promise<void> {
  const issues: Issue[] = [];
  for (const [field, target] of type.references) {
    if (!changed(field)) continue;
    for (const { path, value: id } of readEach(data, field)) {
      if (typeof id !== "string" || id === "") continue;
      if (await mayRefer(unit, type, field, target, id, data)) continue;
      const title = type.definition.schema.properties[field.split(".")[0] ?? ""]?.title ?? field;
      issues.push({
        code: "RECORD_REFERENCE_BROKEN",
        path: `/${path.replaceAll(".", "/")}`,
        message: { "zh-CN": `「${title}」选择的内容不存在或不能选。`, en: `What “${title}” refers to does not exist or can't be chosen.` },
      });
    }
  }
  if (issues.length > 0) throw RecordInvalid({ facts: { count: issues.length }, issues });
}

async function mayRefer(unit: Unit, type: RecordType, field: string, target: string, id: string, data: JsonObject): Promise<boolean> {
  if (target === "org-unit") return (await unit.tx.get(ORG_UNITS, id)) !== undefined;
  if (target === "user") return (await unit.tx.get("users", id)) !== undefined;
  const found = await unit.records.find(target, id);
  if (found === undefined) return false;
  const where = type.definition.schema.properties[field]?.refersWhere;
  if (where === undefined) return true;
  const environment = unit.configuration.referenceEnvironment(type.ref, target);
  return (
    unit.configuration.evaluator.evaluate(where, environment, {
      candidate: expressionRecord(found.record),
      record: data as Json,
      actor: actorFacts(unit.context.actor),
      now: unit.now,
      today: unit.today,
    }) === true
  );
}
