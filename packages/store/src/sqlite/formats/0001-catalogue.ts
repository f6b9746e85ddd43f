import type { Format } from "./format.js";

/** Names of collections and declarations of indexes; the documents of collection 3 are in table `c3`. */
export const catalogue: Format = {
  number: 1,
  name: "0001-catalogue",
  up: (connection) => {
    connection.exec("CREATE TABLE collections (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE)");
    connection.exec(
      `CREATE TABLE indexes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        collection INTEGER NOT NULL REFERENCES collections(number),
        name TEXT NOT NULL,
        spec TEXT NOT NULL,
        UNIQUE (collection, name)
      )`,
    );
  },
};
