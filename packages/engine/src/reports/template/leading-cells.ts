import { isContent, isMustache, isPath, type Program } from "./parse-template.js";

const CELL_BEGINS = /<t[dh]\b[^<>]*>\s*$/i;
const CELL_ENDS = /^\s*<\/t[dh]>/i;
const LINE_BEGINS = /<tr\b/i;

/** In what is repeated for each member of a list: the first value of each table line that fills a cell by itself. Line numbers (`@index`) are not meant. */
export function leadingCells({ body }: Program): ReadonlySet<hbs.AST.Statement> {
  const found = new Set<hbs.AST.Statement>();
  let wanted = true;
  body.forEach((node, at) => {
    if (isContent(node) && LINE_BEGINS.test(node.value)) wanted = true;
    if (!wanted || !isMustache(node) || (isPath(node.path) && node.path.data)) return;
    const [before, after] = [body[at - 1], body[at + 1]];
    if (before === undefined || after === undefined || !isContent(before) || !isContent(after)) return;
    if (!CELL_BEGINS.test(before.value) || !CELL_ENDS.test(after.value)) return;
    found.add(node);
    wanted = false;
  });
  return found;
}
