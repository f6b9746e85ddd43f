import type { JsonObject, StoredRecord } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { RecordNotFound, RecordStale } from "../errors.js";
import { recordType as findRecordType } from "../records/record-type.js";
import { storedForm, unsealRecord } from "../records/sealing.js";
import { withFieldVersions } from "./field-versions.js";
import { readableConflict } from "./readable-conflict.js";
import type { Unit } from "./unit.js";

/** A record as the unit sees and changes it: sensitive fields in plain text. */
export interface WorkingRecord {
  readonly type: RecordType;
  record: StoredRecord;
  /** Version in the store; 0 when it is not there yet. */
  readonly storedVersion: number;
}

interface Shelved extends WorkingRecord {
  storedVersion: number;
  changed: boolean;
  raised: boolean;
  storedNextAt: string | undefined;
  /** As it was read. */
  readonly before: StoredRecord | undefined;
}

/** The records of one unit: each read once, changed in memory, written together. */
export class RecordShelf {
  readonly #unit: Unit;
  readonly #records = new Map<string, Shelved>();

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  /** Throws RECORD_NOT_FOUND. */
  async get(type: string, id: string): Promise<WorkingRecord> {
    const found = await this.find(type, id);
    if (found === undefined) throw RecordNotFound({ facts: { type, id } });
    return found;
  }

  /** A record that the unit holds already. Throws RECORD_NOT_FOUND. */
  peek(id: string): WorkingRecord {
    const shelved = this.#records.get(id);
    if (shelved === undefined) throw RecordNotFound({ facts: { id } });
    return shelved;
  }

  async find(type: string, id: string): Promise<WorkingRecord | undefined> {
    const shelved = this.#records.get(id);
    if (shelved !== undefined) return shelved.type.ref === type ? shelved : undefined;
    const definition = findRecordType(this.#unit.configuration, type);
    const stored = await this.#unit.tx.get(definition.collection, id);
    if (stored === undefined) return undefined;
    const record = unsealRecord(this.#unit.platform.vault, definition, stored as unknown as StoredRecord);
    const made: Shelved = {
      type: definition,
      record,
      storedVersion: record.version,
      changed: false,
      raised: false,
      storedNextAt: record.snapshot?.nextAt,
      before: record,
    };
    this.#records.set(id, made);
    return made;
  }

  add(type: RecordType, record: StoredRecord): WorkingRecord {
    const made: Shelved = { type, record, storedVersion: 0, changed: true, raised: true, storedNextAt: undefined, before: undefined };
    this.#records.set(record.id, made);
    return made;
  }

  /** Replaces the record; its version rises once per unit. */
  change(id: string, change: (record: StoredRecord) => StoredRecord): WorkingRecord {
    const shelved = this.#records.get(id);
    if (shelved === undefined) throw RecordNotFound({ facts: { id } });
    const { now, context, configuration } = this.#unit;
    const next = change(shelved.record);
    const version = shelved.raised ? next.version : next.version + 1;
    shelved.record = { ...next, version, updatedAt: now, updatedBy: context.actor.id, revision: configuration.revision };
    shelved.raised = true;
    shelved.changed = true;
    return shelved;
  }

  /** Takes the record out of the store, with its timer; nothing in the unit finds it any more. */
  async remove(id: string): Promise<void> {
    const { tx, events } = this.#unit;
    const { type, record, storedVersion } = this.peek(id);
    await this.#requireStill(type);
    if ((await tx.deleteOne(type.collection, { id, version: storedVersion })) === 0) {
      throw RecordStale({ facts: { type: type.ref, id, expected: storedVersion, actual: "?" } });
    }
    await tx.deleteOne("timers", { id });
    this.#records.delete(id);
    events.push({ type: "record", recordType: type.ref, id, version: record.version + 1, orgPath: record.orgPath });
  }

  /** Writes what has changed, so that queries of the transaction see it. */
  async flush(): Promise<void> {
    for (const shelved of this.#records.values()) {
      if (!shelved.changed) continue;
      shelved.changed = false;
      await this.#write(shelved);
    }
  }

  /** Throws UPGRADE_RUNNING. */
  #requireStill({ ref }: RecordType): Promise<void> {
    const { platform, tx, configuration } = this.#unit;
    return platform.moving.requireStill(platform, tx, ref, configuration.revision);
  }

  async #write(shelved: Shelved): Promise<void> {
    const { tx, platform, events } = this.#unit;
    const { type } = shelved;
    await this.#requireStill(type);
    const record = withFieldVersions(shelved.record, shelved.before, type.definition.parties?.sections);
    shelved.record = record;
    const document = storedForm(platform.vault, type, record);
    try {
      if (shelved.storedVersion === 0) await tx.insertOne(type.collection, document);
      else await tx.replaceIfVersion(type.collection, document, shelved.storedVersion);
    } catch (cause) {
      throw readableConflict(cause, type, record.id, shelved.storedVersion, this.#unit.configuration);
    }
    shelved.storedVersion = record.version;
    const nextAt = record.snapshot?.nextAt;
    if (nextAt !== shelved.storedNextAt) {
      if (nextAt === undefined) await tx.deleteOne("timers", { id: record.id });
      else await tx.updateOne("timers", { id: record.id }, { $set: { recordType: type.ref, at: nextAt } as JsonObject }, { upsert: true });
      shelved.storedNextAt = nextAt;
    }
    const id = record.id;
    if (!events.some((event) => event.type === "record" && event.id === id)) {
      events.push({ type: "record", recordType: type.ref, id, version: record.version, orgPath: record.orgPath });
    }
  }
}
