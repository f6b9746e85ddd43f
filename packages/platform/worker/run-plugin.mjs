// The thread of one plugin. Requests come over the port as JSON; while the plugin waits for an answer of the platform in the middle of
// its work (an expression), the thread sleeps on `control[1]` and the platform, asleep itself, wakes up to answer.
import { receiveMessageOnPort, workerData } from "node:worker_threads";

const { entry, control, port } = workerData;
const POINTS = ["effects", "sources", "guards", "formats", "scoringOperators", "scoringSources", "reportHelpers", "exports", "importers", "channels"];
/** Prepared indicators that are kept; an older one is prepared again when it is asked for. */
const MOST_PREPARED = 2000;

const registered = new Map();
const prepared = new Map();
const asked = new Map();
const waiting = [];
let asks = 0;

const wordsOf = (error) => (error instanceof Error ? error.message : String(error)).slice(0, 500);

function post(message) {
  port.postMessage(JSON.stringify(message));
  Atomics.add(control, 0, 1);
  Atomics.notify(control, 0);
}

/** Asks the platform and lets the thread go on with other work meanwhile. */
function ask(call, name, parameters) {
  asks += 1;
  const id = asks;
  post({ ask: id, call, name, parameters });
  return new Promise((resolve, reject) => {
    asked.set(id, { resolve, reject });
  });
}

/** Asks the platform and sleeps until it answers. */
function askNow(call, name, parameters) {
  asks += 1;
  const id = asks;
  post({ ask: id, call, name, parameters });
  for (;;) {
    const seen = Atomics.load(control, 1);
    const received = receiveMessageOnPort(port);
    if (received === undefined) {
      Atomics.wait(control, 1, seen);
      continue;
    }
    const message = JSON.parse(received.message);
    if (message.answers === id) return valueIn(message);
    waiting.push(message);
    if (waiting.length === 1) setImmediate(takeWaiting);
  }
}

function takeWaiting() {
  for (const message of waiting.splice(0)) take(message);
}

function valueIn({ answers, value, failed }) {
  if (failed === undefined) return value;
  throw Object.assign(new Error(failed), { askedAs: answers });
}

function take(message) {
  if (message.answers === undefined) return void run(message);
  const pending = asked.get(message.answers);
  asked.delete(message.answers);
  try {
    pending?.resolve(valueIn(message));
  } catch (error) {
    pending?.reject(error);
  }
}

async function run({ call, point, type, method, parameters, later, now, whole, handle }) {
  try {
    const contribution = registered.get(`${point} ${type}`);
    const given = [...parameters];
    const last = given.length - 1;
    if (whole !== undefined) given.push((...inner) => askNow(call, whole, inner));
    if (later !== undefined || now !== undefined) given[last] = scopeOf(call, given[last], later ?? [], now ?? []);
    let value;
    if (method === "prepare") value = prepare(call, contribution, handle, given);
    else if (handle !== undefined) {
      const kept = prepared.get(handle);
      if (kept === undefined) return post({ answers: call, unprepared: true });
      kept.call = call;
      kept.facts = given[0];
      value = contribution.evaluate(kept.value, given[0]);
    } else value = contribution[method](...given);
    post({ answers: call, value: value instanceof Promise ? await value : value });
  } catch (error) {
    post({ answers: call, failed: wordsOf(error), ...(error?.askedAs === undefined ? {} : { askedAs: error.askedAs }) });
  }
}

/** What the contribution sees of the platform: data, and methods that ask it. */
function scopeOf(call, data, later, now) {
  const scope = { ...data };
  for (const name of now) scope[name] = (...parameters) => askNow(call, name, parameters);
  for (const name of later) {
    scope[name] = async (...parameters) => {
      const { value, record } = await ask(call, name, parameters);
      if (record !== null) scope.record = record;
      return value;
    };
  }
  return scope;
}

function prepare(call, contribution, handle, [params, indicator]) {
  const kept = { call, facts: undefined, value: undefined };
  const context = {
    indicator,
    expression: (source, path) => {
      const id = askNow(call, "expression", [source, path]);
      return { evaluate: (facts) => askNow(kept.call, "evaluate", facts === kept.facts ? [id] : [id, facts]) };
    },
    issue: (path, message) => askNow(call, "issue", [path, message]),
    keyOf: (need) => askNow(call, "keyOf", [need]),
  };
  kept.value = contribution.prepare(params, context);
  prepared.set(handle, kept);
  if (prepared.size > MOST_PREPARED) prepared.delete(prepared.keys().next().value);
  return null;
}

/** What the plugin registers, without its code; `has` names its functions. */
function describe({ apiVersion, contributes = {}, settings }) {
  const contributions = [];
  for (const point of Object.keys(contributes)) {
    if (!POINTS.includes(point)) throw new Error(`there is no extension point ${point}`);
    for (const one of contributes[point]) {
      const name = one.type ?? one.id ?? one.name;
      registered.set(`${point} ${name}`, one);
      const members = Object.entries(one);
      contributions.push({
        point,
        name,
        data: Object.fromEntries(members.filter(([, value]) => typeof value !== "function")),
        has: members.filter(([, value]) => typeof value === "function").map(([key]) => key),
      });
    }
  }
  return { apiVersion, contributions, settings: settings ?? null };
}

try {
  const { plugin } = await import(entry);
  if (plugin === undefined) throw new Error("the module exports no `plugin`");
  post({ ready: describe(plugin) });
  port.on("message", (text) => take(JSON.parse(text)));
} catch (error) {
  post({ ready: null, failed: wordsOf(error) });
}
