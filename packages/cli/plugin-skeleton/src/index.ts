import { definePlugin } from "@zhili/plugin-api";
import { steps } from "./steps.js";

export const plugin = definePlugin({ apiVersion: 1, contributes: { scoringSources: [steps] } });
