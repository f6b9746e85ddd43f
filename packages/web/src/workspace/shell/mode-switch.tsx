import { useTranslation } from "react-i18next";
import { usePalette } from "../../ui/colour-mode.js";
import { Icon } from "../../ui/icon.js";
import { colourMode } from "../../ui/preferences.js";

export function ModeSwitch() {
  const { t } = useTranslation();
  const { mode } = usePalette();
  return (
    <button
      type="button"
      className="z-top-button"
      aria-label={mode === "dark" ? t("mode.light") : t("mode.dark")}
      onClick={() => colourMode.write(mode === "dark" ? "light" : "dark")}
    >
      <Icon name={mode === "dark" ? "sun" : "moon"} />
    </button>
  );
}
