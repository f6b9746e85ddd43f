import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { objectToNotice } from "../api/notices.js";
import { textSize } from "../ui/preferences.js";
import { ProblemNote } from "../ui/states.js";

/** Anybody may object; the receipt is what they ask after it with. With the largest letters the form comes when it is asked for. */
export function ObjectionForm({ notice }: { readonly notice: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [contact, setContact] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [receipt, setReceipt] = useState<string>();
  const [key] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState(false);
  const open = textSize.use() !== "largest" || asked;
  const box = useRef<HTMLTextAreaElement>(null);

  const send = async () => {
    if (text.trim() === "") {
      setMissing(true);
      box.current?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      setReceipt((await objectToNotice(notice, text.trim(), contact.trim(), key)).receipt);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };

  if (receipt !== undefined)
    return (
      <section className="p-receipt" role="status">
        <h2>{t("objection.received")}</h2>
        <p>{t("objection.keepReceipt")}</p>
        <p className="p-receipt-number">{receipt}</p>
        <p>{t("objection.after")}</p>
      </section>
    );
  if (!open)
    return (
      <section className="p-objection z-no-print">
        <button type="button" className="p-button" onClick={() => setAsked(true)}>
          {t("portal.iObject")}
        </button>
      </section>
    );
  return (
    <section className="p-objection z-no-print">
      <h2>{t("objection.title")}</h2>
      <p>{t("objection.intro")}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        {error !== undefined && <ProblemNote error={error} />}
        <div className="p-field" data-invalid={missing && text.trim() === ""}>
          <label htmlFor="objection-text">{t("objection.text")}</label>
          {missing && text.trim() === "" && (
            <p id="objection-text-error" className="p-error" role="alert">
              {t("objection.textMissing")}
            </p>
          )}
          <textarea
            id="objection-text"
            ref={box}
            rows={6}
            maxLength={2000}
            value={text}
            aria-invalid={missing && text.trim() === ""}
            aria-describedby="objection-text-error"
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="p-field">
          <label htmlFor="objection-contact">{t("objection.contact")}</label>
          <p id="objection-contact-help">{t("objection.contactHelp")}</p>
          <input
            id="objection-contact"
            type="text"
            autoComplete="tel"
            maxLength={100}
            value={contact}
            aria-describedby="objection-contact-help"
            onChange={(event) => setContact(event.target.value)}
          />
        </div>
        <button type="submit" className="p-button" disabled={busy}>
          {busy ? t("objection.sending") : t("objection.send")}
        </button>
      </form>
    </section>
  );
}
