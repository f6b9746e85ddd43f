import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

interface SignaturePadProps {
  readonly id?: string;
  readonly label: string;
  /** PNG as a data URL. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** One was stored before, though its picture is not at hand. */
  readonly signed?: boolean;
  readonly disabled?: boolean;
}

const WIDTH = 560;
const HEIGHT = 180;

/** A field to sign on with a finger, a pen or the mouse; kept as a PNG. */
export function SignaturePad({ id, label, value, onChange, signed = false, disabled = false }: SignaturePadProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [empty, setEmpty] = useState(value === undefined);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context === undefined || context === null) return;
    context.clearRect(0, 0, WIDTH, HEIGHT);
    setEmpty(value === undefined);
    if (value === undefined || drawing.current) return;
    const image = new Image();
    image.onload = () => context.drawImage(image, 0, 0, WIDTH, HEIGHT);
    image.src = value;
  }, [value]);

  const at = (event: React.PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
  };
  const start = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext("2d");
    if (disabled || context === null) return;
    drawing.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    context.lineWidth = 3;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = "#1f1d1a";
    context.beginPath();
    context.moveTo(...at(event));
    setEmpty(false);
  };
  const draw = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext("2d");
    if (!drawing.current || context === null) return;
    context.lineTo(...at(event));
    context.stroke();
  };
  const end = (event: React.PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    drawing.current = false;
    onChange(event.currentTarget.toDataURL("image/png"));
  };

  return (
    <div className="z-signature">
      <canvas
        ref={canvas}
        id={id}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={empty && !signed ? t("signature.empty", { title: label }) : t("signature.done", { title: label })}
        onPointerDown={start}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {empty && <span className="z-signature-hint">{signed ? t("signature.kept") : t("signature.hint")}</span>}
      {(!empty || signed) && !disabled && (
        <Button size="small" onClick={() => onChange(undefined)}>
          {t("signature.again")}
        </Button>
      )}
    </div>
  );
}
