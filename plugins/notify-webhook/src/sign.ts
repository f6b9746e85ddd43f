/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>`, so that an old message can't be sent again as a new one. */
export async function signed(body: string, secret: string, seconds: number): Promise<string> {
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", text.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const made = await crypto.subtle.sign("HMAC", key, text.encode(`${seconds}.${body}`));
  return `t=${seconds},v1=${[...new Uint8Array(made)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
