import { notInDouble, ServerError } from "../errors.js";
import { type Doc, isDoc } from "../values/doc.js";

/** Inclusion projections (`{ _id: 0|1, "a.b": 1 }`); anything else is refused. */
export function projectDoc(document: Doc, projection: Doc): Doc {
  const paths = Object.keys(projection);
  if (paths.length === 0) return document;
  for (const path of paths) {
    const value = projection[path];
    if (value !== 1 && !(path === "_id" && value === 0)) throw notInDouble(`the projection of ${path}`);
    const outer = paths.find((other) => other !== path && path.startsWith(`${other}.`));
    if (outer !== undefined) throw new ServerError(31249, "Location31249", `Path collision at ${path}`);
  }
  const wanted = paths.filter((path) => projection[path] === 1).map((path) => path.split("."));
  if (projection._id !== 0) wanted.push(["_id"]);
  return keep(document, wanted);
}

function keep(document: Doc, wanted: readonly (readonly string[])[]): Doc {
  const kept: Doc = {};
  for (const name of Object.keys(document)) {
    const inner = wanted.filter((parts) => parts[0] === name).map((parts) => parts.slice(1));
    if (inner.length === 0) continue;
    const value = document[name];
    if (inner.some((parts) => parts.length === 0)) kept[name] = value;
    else if (isDoc(value)) kept[name] = keep(value, inner);
    else if (Array.isArray(value)) kept[name] = value.filter(isDoc).map((item) => keep(item, inner));
  }
  return kept;
}
