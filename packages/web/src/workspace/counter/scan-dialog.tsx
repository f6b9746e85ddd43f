import { Button, Modal } from "antd";
import jsQR from "jsqr";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Note } from "../../ui/states.js";

/** Reads a QR code from the camera, or from a picture where there is no camera. */
export function ScanDialog({ onText, onClose }: { readonly onText: (text: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string>();
  const [dark, setDark] = useState(false);
  const found = useRef(onText);
  found.current = onText;

  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer = 0;
    let over = false;
    const look = () => {
      const element = video.current;
      if (over) return;
      if (element !== null && element.videoWidth > 0) {
        const text = readFrom(element, element.videoWidth, element.videoHeight);
        if (text !== undefined) {
          found.current(text);
          return;
        }
      }
      timer = window.setTimeout(look, 200);
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        if (over) return stop();
        if (video.current !== null) video.current.srcObject = stream;
        look();
      } catch (error) {
        setDark(true);
        setTrouble(error instanceof DOMException && error.name === "NotAllowedError" ? "scan.refused" : "scan.noCamera");
      }
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    void start();
    return () => {
      over = true;
      window.clearTimeout(timer);
      stop();
    };
  }, []);

  const readPicture = async (file: File) => {
    const picture = await createImageBitmap(file);
    const text = readFrom(picture, picture.width, picture.height);
    if (text === undefined) setTrouble("scan.nothing");
    else onText(text);
  };

  return (
    <Modal open title={t("scan.title")} footer={null} onCancel={onClose}>
      <div className="z-stack">
        {!dark && (
          <>
            <video ref={video} className="z-scan" autoPlay playsInline muted aria-label={t("scan.camera")} />
            <p className="z-quiet">{t("scan.hold")}</p>
          </>
        )}
        {trouble !== undefined && (
          <Note tone="warning" role="status">
            {t(trouble)}
          </Note>
        )}
        <input
          ref={input}
          type="file"
          accept="image/*"
          className="z-hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file !== undefined) void readPicture(file).catch(() => setTrouble("scan.nothing"));
          }}
        />
        <Button onClick={() => input.current?.click()}>{t("scan.picture")}</Button>
      </div>
    </Modal>
  );
}

const WIDEST = 1000;

function readFrom(source: CanvasImageSource, width: number, height: number): string | undefined {
  const scale = Math.min(1, WIDEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return undefined;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(image.data, image.width, image.height)?.data;
}
