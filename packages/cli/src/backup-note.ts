/** Name of the database inside a backup: a file, or a folder for MongoDB. */
export const DATABASE = "database";
export const BACKUP_NOTE = "backup.json";

/** `backup.json`, written last: a folder without it is no backup. */
export interface BackupNote {
  readonly format: 1;
  readonly adapter: "sqlite" | "mongodb";
  /** ISO 8601 UTC. */
  readonly at: string;
  /** How many files of attachments are in it. */
  readonly attachments: number;
}
