import { API_ROOT } from "./request.js";

export interface ServerEvent {
  readonly event: "revision" | "task" | "record" | "cases";
  readonly type?: string;
  readonly id?: string;
  readonly version?: number;
  readonly draft?: string;
  readonly done?: number;
  readonly of?: number;
}

/** Listens to changes on the server; returns the function that stops. The browser reconnects by itself. */
export function listenToEvents(listener: (event: ServerEvent) => void): () => void {
  const source = new EventSource(`${API_ROOT}/events`);
  for (const event of ["revision", "task", "record", "cases"] as const) {
    source.addEventListener(event, (message: MessageEvent<string>) => {
      try {
        const body: unknown = JSON.parse(message.data);
        listener({ ...(typeof body === "object" ? body : {}), event });
      } catch {
        listener({ event });
      }
    });
  }
  return () => source.close();
}
