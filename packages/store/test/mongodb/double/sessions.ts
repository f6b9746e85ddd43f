import { Binary, Timestamp } from "bson";
import type { Command, CommandContext } from "./commands/context.js";
import { IN_TRANSACTION } from "./commands/registry.js";
import { noSuchTransaction, ServerError } from "./errors.js";
import type { Database } from "./storage/database.js";
import type { Unit } from "./storage/unit.js";
import { type Doc, isDoc } from "./values/doc.js";

const LIFETIME_MS = 60_000;

interface Session {
  number: number;
  state: "none" | "active" | "committed" | "aborted";
  unit?: Unit;
  begun?: number;
  /** Answer of the last retryable write, given again when the same write comes again. */
  answer?: Doc;
}

type Base = Omit<CommandContext, "unit" | "reader" | "write">;

/** Logical sessions: transactions with their rules, and writes that may be tried again. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();
  private readonly database: Database;
  private readonly standalone: boolean;

  constructor(database: Database, standalone: boolean) {
    this.database = database;
    this.standalone = standalone;
  }

  async run(name: string, command: Doc, handler: Command | undefined, base: Base): Promise<Doc> {
    this.expire();
    if (command.txnNumber !== undefined && this.standalone) {
      throw new ServerError(20, "IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos");
    }
    if (name === "endSessions") this.end(command);
    if (command.autocommit === false) return this.runInTransaction(name, command, handler, base);
    if (handler === undefined) throw new ServerError(125, "CommandFailed", `${name} may only be run in a transaction`);
    const context: CommandContext = { ...base, unit: undefined, reader: this.readerOf(command), write: (work) => this.alone(work) };
    return command.txnNumber === undefined ? handler(command, context) : this.runOnce(command, handler, context);
  }

  private async runOnce(command: Doc, handler: Command, context: CommandContext): Promise<Doc> {
    const session = this.sessionOf(command);
    const number = Number(command.txnNumber);
    if (number < session.number) throw new ServerError(225, "TransactionTooOld", `Cannot start transaction ${number}, a newer one has begun`);
    if (number === session.number && session.answer !== undefined) return session.answer;
    this.abortActive(session);
    Object.assign(session, { number, state: "none" });
    delete session.answer;
    const answer = await handler(command, context);
    session.answer = answer;
    return answer;
  }

  private async runInTransaction(name: string, command: Doc, handler: Command | undefined, base: Base): Promise<Doc> {
    const session = this.sessionOf(command);
    const number = Number(command.txnNumber);
    if (command.startTransaction === true) this.start(session, number, command);
    else if (number !== session.number || session.state === "none")
      throw noSuchTransaction(`Given transaction number ${number} does not match any in-progress transactions.`);
    else if (command.readConcern !== undefined)
      throw new ServerError(72, "InvalidOptions", "Only the first command in a transaction may specify a readConcern");
    if (name === "commitTransaction") return this.commit(session);
    if (name === "abortTransaction") return this.abort(session);
    if (session.state === "committed") throw new ServerError(256, "TransactionCommitted", `Transaction ${number} has been committed.`);
    const unit = session.unit;
    if (unit === undefined) throw noSuchTransaction(`Transaction ${number} has been aborted.`);
    try {
      if (command.writeConcern !== undefined) throw new ServerError(72, "InvalidOptions", "writeConcern is not allowed within a multi-statement transaction");
      if (handler === undefined || !IN_TRANSACTION.has(name)) {
        throw new ServerError(263, "OperationNotSupportedInTransaction", `Cannot run '${name}' in a multi-document transaction.`);
      }
      const answer = await handler(command, { ...base, unit, reader: unit, write: async (work) => work(unit) });
      if (answer.writeErrors !== undefined) this.abortActive(session);
      return answer;
    } catch (error) {
      this.abortActive(session);
      throw error;
    }
  }

  private start(session: Session, number: number, command: Doc): void {
    if (number <= session.number) throw new ServerError(117, "ConflictingOperationInProgress", `Cannot start transaction ${number} again`);
    const level = isDoc(command.readConcern) ? command.readConcern.level : undefined;
    if (level !== undefined && level !== "snapshot" && level !== "majority" && level !== "local") {
      throw new ServerError(72, "InvalidOptions", `The readConcern level ${String(level)} is not supported in a transaction`);
    }
    this.abortActive(session);
    Object.assign(session, { number, state: "active", unit: this.database.begin(), begun: Date.now() });
    delete session.answer;
  }

  private commit(session: Session): Doc {
    if (session.state === "committed") return {};
    if (session.unit === undefined) throw noSuchTransaction("Transaction has been aborted.");
    this.database.commit(session.unit);
    session.state = "committed";
    delete session.unit;
    return {};
  }

  private abort(session: Session): Doc {
    if (session.state === "committed") throw new ServerError(256, "TransactionCommitted", "Transaction has been committed.");
    if (session.unit === undefined) throw noSuchTransaction("Transaction has been aborted.");
    this.abortActive(session);
    return {};
  }

  private abortActive(session: Session): void {
    if (session.unit === undefined) return;
    this.database.abort(session.unit);
    session.state = "aborted";
    delete session.unit;
  }

  /** Writes outside a transaction wait until nobody holds what they write. */
  private async alone<T>(work: (unit: Unit) => T): Promise<T> {
    const until = Date.now() + LIFETIME_MS;
    for (;;) {
      const unit = this.database.begin();
      try {
        const result = work(unit);
        this.database.commit(unit);
        return result;
      } catch (error) {
        this.database.abort(unit);
        if (!(error instanceof ServerError) || error.codeName !== "WriteConflict" || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }

  private readerOf(command: Doc): Unit {
    const concern = isDoc(command.readConcern) ? command.readConcern : {};
    const at = concern.atClusterTime;
    if (at !== undefined && !(at instanceof Timestamp)) throw new ServerError(14, "TypeMismatch", "atClusterTime must be a timestamp");
    if (at !== undefined && concern.level !== "snapshot") throw new ServerError(72, "InvalidOptions", "atClusterTime is only allowed with the level snapshot");
    return this.database.reader(at === undefined ? undefined : at.t);
  }

  private sessionOf(command: Doc): Session {
    const id = isDoc(command.lsid) ? command.lsid.id : undefined;
    if (!(id instanceof Binary)) throw new ServerError(72, "InvalidOptions", "a transaction number needs a session");
    const key = id.toString("hex");
    const found = this.sessions.get(key);
    if (found !== undefined) return found;
    const made: Session = { number: -1, state: "none" };
    this.sessions.set(key, made);
    return made;
  }

  private end(command: Doc): void {
    for (const lsid of Array.isArray(command.endSessions) ? command.endSessions : []) {
      if (!isDoc(lsid) || !(lsid.id instanceof Binary)) continue;
      const session = this.sessions.get(lsid.id.toString("hex"));
      if (session !== undefined) this.abortActive(session);
      this.sessions.delete(lsid.id.toString("hex"));
    }
  }

  private expire(): void {
    for (const session of this.sessions.values()) {
      if (session.unit !== undefined && Date.now() - (session.begun ?? 0) > LIFETIME_MS) this.abortActive(session);
    }
  }
}
