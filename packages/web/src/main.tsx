import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import { startTexts } from "./i18n.js";
import { applyTokens } from "./ui/apply-tokens.js";
import { light } from "./ui/tokens.js";
import "./ui/base.css";

const root = document.getElementById("root");
if (root !== null) {
  applyTokens(light, "light");
  await startTexts();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
