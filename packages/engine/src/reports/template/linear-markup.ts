import { isBlock, isContent, isMustache, isPath, type Program } from "./parse-template.js";

/** The markup of a template in one line, and a place where no value may stand. */
export interface LinearMarkup {
  readonly text: string;
  readonly placeFault?: string;
}

const TAG_PLACE = /<\/?[a-z0-9]*$/i;
const URL_PLACE = /[\s"'/](href|src|srcdoc|srcset|action|formaction|data|poster|background|xlink:href)\s*=\s*["']?[^"'>]*$/i;
const CODE_PLACE = /<(style|script)\b[^<]*$/i;
const VALUE = "x";

/** Contents one after the other, values as a letter. A value may not make a tag, an address or a style sheet; `meta.*` may be an address. */
export function linearMarkup(program: Program): LinearMarkup {
  const state: { text: string; placeFault?: string } = { text: "" };
  append(program, state);
  return state;
}

function append(program: Program | undefined, state: { text: string; placeFault?: string }): void {
  for (const node of program?.body ?? []) {
    if (isContent(node)) state.text += node.value;
    else if (isBlock(node)) {
      append(node.program, state);
      append(node.inverse, state);
    } else if (isMustache(node)) {
      const tail = state.text.slice(-2000);
      const trusted = isPath(node.path) && node.path.parts[0] === "meta";
      if (TAG_PLACE.test(tail) || CODE_PLACE.test(tail)) state.placeFault ??= "{{ }} inside a tag or style sheet";
      else if (URL_PLACE.test(tail)) {
        if (!trusted) state.placeFault ??= "{{ }} as an address";
        else if (/=\s*["']?$/.test(tail)) state.text += "#";
      }
      state.text += VALUE;
    }
  }
}
