import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.ZHILI_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig(({ command }) => {
  // What is built is what is shipped, whoever asks for it: a test run would otherwise leave a development build behind.
  if (command === "build") process.env.NODE_ENV = "production";
  return {
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
  };
});
