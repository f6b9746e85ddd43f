import { Input } from "antd";

interface PlainTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A file that is text as it stands: a report's template, rows of sample data. */
export function PlainText({ label, value, onChange }: PlainTextProps) {
  return (
    <Input.TextArea
      aria-label={label}
      className="z-mono"
      spellCheck={false}
      autoSize={{ minRows: 12, maxRows: 40 }}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
