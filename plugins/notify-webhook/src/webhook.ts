import type { ChannelContribution, ParameterSchema } from "@zhili/plugin-api";
import { signed } from "./sign.js";

export const SETTINGS: ParameterSchema = {
  type: "object",
  additionalProperties: false,
  required: ["url", "secret"],
  properties: {
    url: { type: "string", title: "Address", description: "https, or http on this machine." },
    secret: { type: "string", title: "Key of the signature", minLength: 16 },
  },
};

const LONGEST_MS = 15_000;
const FEWEST_LETTERS = 16;

/** Posts each message to one address; anything but a 2xx answer means that the outbox tries again. */
export const webhook: ChannelContribution = {
  type: "webhook",
  title: { "zh-CN": "推送到指定地址", en: "Webhook" },
  async deliver({ key, to, title, text, facts }, settings) {
    const address = addressOf(settings.url);
    const secret = String(settings.secret ?? "");
    if (secret.length < FEWEST_LETTERS) throw new Error(`the secret needs ${FEWEST_LETTERS} letters or more`);
    const body = JSON.stringify({ key, to, title, text, facts });
    const answer = await fetch(address, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(LONGEST_MS),
      headers: {
        "content-type": "application/json",
        "idempotency-key": key,
        "zhili-signature": await signed(body, secret, Math.floor(Date.now() / 1000)),
      },
      body,
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`${address.host} answered ${answer.status}`);
  },
};

/** Messages hold what residents wrote: they leave the machine encrypted or not at all. */
function addressOf(url: unknown): URL {
  const address = new URL(String(url));
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname);
  if (address.protocol !== "https:" && !(address.protocol === "http:" && here)) throw new Error("the address has to begin with https://");
  return address;
}
