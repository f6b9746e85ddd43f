import { definePlugin } from "@zhili/plugin-api";
import { improvement } from "./improvement.js";

export const plugin = definePlugin({ apiVersion: 1, contributes: { scoringSources: [improvement] } });
