import type { JsonObject } from "@zhili/contracts";
import type { PlannedEffect } from "@zhili/engine/workflow";
import type { EffectScope, TaskRequest } from "@zhili/plugin-api";
import { setNoticeClock } from "../notices/close-notices.js";
import { openNotice } from "../notices/open-notice.js";
import type { Unit } from "../unit/unit.js";
import { childMadeIn } from "../workflows/children.js";
import type { EffectContext } from "./run-effects.js";

/** Work that the workflow engine plans by itself: tasks, the notice of a window, reminders, the ladder, sub-workflows. */
export async function runEngineEffect(unit: Unit, effect: PlannedEffect, scope: EffectScope, context: EffectContext): Promise<void> {
  const params = (effect.params ?? {}) as JsonObject;
  const roles = Array.isArray(params.roles) ? params.roles.map(String) : [];
  const title = () => scope.render(String(params.title ?? ""));
  const record = unit.records.peek(context.id).record;
  switch (effect.type) {
    case "open-tasks":
    case "open-objection-task":
    case "escalate":
    case "remind": {
      const level = params.level ?? params.toLevel;
      const parties = Array.isArray(params.parties) ? params.parties.map(String) : undefined;
      const task: TaskRequest = {
        title: title(),
        roles,
        origin: String(params.origin ?? effect.origin),
        ...(typeof level === "string" ? { level } : {}),
        ...(typeof params.party === "string" ? { party: params.party } : {}),
        ...(Array.isArray(params.people) ? { people: params.people.map(String) } : {}),
        ...(typeof params.dueAt === "string" ? { dueAt: params.dueAt } : {}),
        ...(params.tone === "warning" || params.tone === "bad" || params.tone === "neutral"
          ? { tone: params.tone }
          : effect.type === "escalate"
            ? { tone: "bad" }
            : {}),
      };
      for (const party of parties ?? [undefined]) await scope.openTask(party === undefined ? task : { ...task, party });
      if (effect.type === "remind" || effect.type === "escalate")
        await scope.send({ roles, title: title(), ...(typeof level === "string" ? { level } : {}), ...(parties === undefined ? {} : { parties }) });
      return;
    }
    case "close-tasks":
      return scope.closeTasks(typeof params.origin === "string" ? params.origin : undefined);
    case "open-notice":
      await openNotice(unit, {
        record,
        report: String(params.report),
        title: title(),
        lastDay: String(params.lastDay),
        dayKind: params.dayKind === "calendar" ? "calendar" : "workdays",
        minDays: Number(params.minDays),
        objections: params.objections === true,
        ...(Array.isArray(params.channels) ? { channels: params.channels.map(String) } : {}),
      });
      return;
    case "pause-notice":
      return setNoticeClock(unit, context.id, "paused");
    case "resume-notice":
      return setNoticeClock(unit, context.id, "open", typeof params.lastDay === "string" ? params.lastDay : undefined);
    case "close-notice":
      return scope.closeNotices(params.status === "withdrawn" ? "withdrawn" : "closed");
    case "spawn-child": {
      const link = typeof params.link === "string" ? { [params.link]: context.id } : {};
      const data: JsonObject = { ...(params.data as JsonObject | undefined), ...link };
      const made = await unit.platform.verbs.createRecord(unit, { type: String(params.recordType), orgUnit: record.orgUnit, data, byEffect: true });
      await childMadeIn(unit, context.id, String(params.id), made.record.id);
      return;
    }
    default:
      throw new Error(`no effect is registered as ${effect.type}`);
  }
}
