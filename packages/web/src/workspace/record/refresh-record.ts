import type { RecordView } from "../../api/types.js";
import { queryClient } from "../query-client.js";

/** Asks again for everything that a step on this record may have changed. */
export function refreshRecord(record: Pick<RecordView, "type" | "id">): void {
  void queryClient.invalidateQueries({ queryKey: ["record", record.type, record.id] });
  void queryClient.invalidateQueries({ queryKey: ["timeline", record.type, record.id] });
  void queryClient.invalidateQueries({ queryKey: ["records"] });
  void queryClient.invalidateQueries({ queryKey: ["calendar"] });
  void queryClient.invalidateQueries({ queryKey: ["tasks"] });
  void queryClient.invalidateQueries({ queryKey: ["account"] });
  void queryClient.invalidateQueries({ queryKey: ["objections"] });
}
