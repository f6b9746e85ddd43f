import type { JsonObject } from "@zhili/contracts";

export interface NewRecord {
  readonly type: string;
  readonly orgUnit?: string;
  readonly data: JsonObject;
  /** Made by a definition's effect, schedule or fixture: the person's rights are not asked, the shape is. */
  readonly byEffect?: boolean;
  readonly sample?: boolean;
  /** Given by fixtures; made otherwise. */
  readonly id?: string;
  /** Put into this state (the initial one when empty) without going there; for fixtures and cases only. */
  readonly state?: string;
}
