import type { Subject } from "./subject-finder.js";

/** Who was found, each a large button; the arrow keys go up and down. */
export function FoundList({ subjects, onPick }: { readonly subjects: readonly Subject[]; readonly onPick: (subject: Subject) => void }) {
  if (subjects.length === 0) return null;
  return (
    <ul className="z-found">
      {subjects.map((subject) => (
        <li key={subject.id}>
          <button
            type="button"
            onClick={() => onPick(subject)}
            onKeyDown={(event) => {
              const item = event.currentTarget.parentElement;
              const next = event.key === "ArrowDown" ? item?.nextElementSibling : event.key === "ArrowUp" ? item?.previousElementSibling : undefined;
              const button = next?.querySelector("button");
              if (button === undefined || button === null) return;
              event.preventDefault();
              button.focus();
            }}
          >
            <strong>{subject.title}</strong>
            <span className="z-quiet">{subject.words}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
