// A pack of a thousand definitions: record types with their workflows, code lists, and a role that publishes.
const TYPES = 350;
const LISTS = 299;
const OPTIONS = 8;

/** Its files by name. `edited` are the numbers of the definitions whose titles have this ending. */
export function widePack(version = "1.0.0", edited = () => false, ending = "") {
  const files = {};
  const put = (path, document) => {
    files[path] = JSON.stringify(document, null, 2);
  };
  const title = (words, number) => (edited(number) ? `${words} ${number} ${ending}` : `${words} ${number}`);
  const manifest = { kind: "pack", formatVersion: 1, id: "wide", title: "Wide", language: "en", requires: { platform: "^1.0.0" } };
  put("package.json", { name: "@zhili/pack-wide", version, license: "Apache-2.0", zhili: manifest });
  put("roles/publisher.json", {
    id: "publisher",
    title: "Publisher",
    rules: [{ id: "all", actions: ["read", "configure", "publish"], subjects: ["configuration"], anywhere: true }],
  });
  for (let at = 0; at < LISTS; at += 1) {
    const items = Array.from({ length: OPTIONS }, (_none, option) => ({ id: `o${option}`, title: `Option ${option}` }));
    put(`code-lists/list-${at}.json`, { id: `list-${at}`, title: title("List", at), items });
  }
  for (let at = 0; at < TYPES; at += 1) {
    put(`record-types/type-${at}.json`, recordType(at, title("Type", at)));
    put(`workflows/flow-${at}.json`, workflow(at, title("Flow", at)));
  }
  return files;
}

function recordType(at, title) {
  const text = (name, more = {}) => ({ type: "string", title: name, maxLength: 200, ...more });
  const properties = {
    name: text("Name"),
    phone: text("Phone", { format: "cn-mobile", sensitive: "phone" }),
    day: text("Day", { format: "date" }),
    people: { type: "integer", title: "People", minimum: 0, maximum: 1000 },
    area: { type: "number", title: "Area", minimum: 0 },
    urgent: { type: "boolean", title: "Urgent" },
    kind: { type: "string", title: "Kind", codeList: `list-${at % LISTS}` },
    note: text("Note"),
  };
  return { id: `type-${at}`, title, titleTemplate: "{{name}}", schema: { type: "object", required: ["name"], properties } };
}

function workflow(at, title) {
  const states = [
    { id: "open", title: "Open", task: { none: true } },
    { id: "done", title: "Done", kind: "final" },
  ];
  const guards = [{ id: "people", when: "record.people > 0", refusal: "Nobody is concerned" }];
  const transitions = [{ id: "finish", title: "Finish", from: ["open"], to: "done", roles: ["publisher"], guards }];
  return { id: `flow-${at}`, title, recordType: `type-${at}`, initial: "open", states, transitions };
}
