import { request } from "./request.js";
import type { Configuration } from "./types.js";

export function readConfiguration(signal?: AbortSignal): Promise<Configuration> {
  return request<Configuration>("/configuration", signal ? { signal } : {});
}
