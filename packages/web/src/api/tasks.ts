import { request } from "./request.js";
import type { Page, TaskView } from "./types.js";

export function listTasks(query: { readonly status?: string; readonly limit?: number }): Promise<Page<TaskView>> {
  return request<Page<TaskView>>("/tasks", { query: { ...query } });
}

export function claimTask(id: string): Promise<unknown> {
  return request(`/tasks/${encodeURIComponent(id)}/claim`, { method: "POST", body: {} });
}

export function finishTask(id: string): Promise<unknown> {
  return request(`/tasks/${encodeURIComponent(id)}/done`, { method: "POST", body: {} });
}
