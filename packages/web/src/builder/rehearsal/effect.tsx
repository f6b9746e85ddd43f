interface EffectProps {
  readonly title: string;
  readonly lines: readonly { readonly key: string; readonly text: string; readonly details: readonly React.ReactElement[] }[];
}

/** One part of what a draft would do; nothing when it does nothing there. */
export function Effect({ title, lines }: EffectProps) {
  if (lines.length === 0) return null;
  return (
    <section className="z-changes">
      <h3>{title}</h3>
      <ul>
        {lines.map(({ key, text, details }) => (
          <li key={key} className="z-change">
            <p className="z-change-place">{text}</p>
            {details.length > 0 && <ul className="z-effect-details">{details}</ul>}
          </li>
        ))}
      </ul>
    </section>
  );
}
