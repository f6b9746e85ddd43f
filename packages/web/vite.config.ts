import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.ZHILI_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  build: {
    target: "es2022",
    cssCodeSplit: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/api": server } },
});
