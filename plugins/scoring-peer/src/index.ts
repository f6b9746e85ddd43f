import { definePlugin } from "@zhili/plugin-api";
import { balancedPeer } from "./balanced-peer.js";

export const plugin = definePlugin({ apiVersion: 1, contributes: { scoringSources: [balancedPeer] } });
