import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { textSize } from "./preferences.js";

const SIZES = ["normal", "large", "largest"] as const;

/** How much larger than usual letters and buttons are; as in base.css. */
export const TEXT_SCALE = { normal: 1, large: 1.25, largest: 1.67 } as const;

/** The chosen size of letters, put on the whole page. */
export function useTextSize(): (typeof SIZES)[number] {
  const size = textSize.use();
  useEffect(() => {
    document.documentElement.dataset.text = size;
  }, [size]);
  return size;
}

/** Three sizes of letters to choose from. */
export function TextSizeSwitch() {
  const { t } = useTranslation();
  const size = textSize.use();
  return (
    <fieldset className="z-text-size" aria-label={t("textSize.title")}>
      {SIZES.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={size === value}
          data-size={value}
          aria-label={t(`textSize.${value}`)}
          onClick={() => textSize.write(value)}
        >
          {t("textSize.sample")}
        </button>
      ))}
    </fieldset>
  );
}
