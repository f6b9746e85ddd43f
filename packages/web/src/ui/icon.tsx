import { iconPath } from "./icon-paths.js";

/** A line icon; words beside it say what it means, so it is hidden from screen readers. */
export function Icon({ name }: { readonly name: string | undefined }) {
  return (
    <svg className="z-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPath(name)} />
    </svg>
  );
}
