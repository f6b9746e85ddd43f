import { definePlugin } from "@zhili/plugin-api";
import { SETTINGS, webhook } from "./webhook.js";

export const plugin = definePlugin({ apiVersion: 1, settings: SETTINGS, contributes: { channels: [webhook] } });
