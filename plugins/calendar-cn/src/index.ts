import { definePlugin } from "@zhili/plugin-api";
import { onWorkday, workday, workdays } from "./contributions.js";

export const plugin = definePlugin({ apiVersion: 1, contributes: { sources: [workdays], guards: [onWorkday], reportHelpers: [workday] } });
