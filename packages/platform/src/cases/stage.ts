import type { Json } from "@zhili/contracts";
import type { Platform, RequestContext } from "../platform.js";

/** Where a story is played: whose names its actions use, and who does them. */
export interface Stage {
  readonly platform: Platform;
  /** Id by name, of records and of what else the story made. */
  readonly names: Map<string, string>;
  /** What the story makes is a sample and says so. */
  readonly sample?: boolean;
  /** Full name of a definition that the story's pack may write short. */
  ref(name: string): string;
  /** The value with every `$name` in it replaced. */
  resolve<T extends Json | undefined>(value: T): T;
  /** Type and id of a record by its name. */
  record(name: string): { type: string; id: string };
  /** Remembers a record by a name. */
  name(name: string, record: { id: string; type: string }): void;
  /** The person who acts; nobody signed in when absent. */
  context(person: string | undefined, key?: string): RequestContext;
}
