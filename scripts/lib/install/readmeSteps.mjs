const STEP = /<!-- step: (?<what>[^\n]+?) -->/g;
const FENCE = /^```\w*\n(?<text>[\s\S]*?)^```$/m;

const FORMS = [
  ['run', /^run$/],
  [
    'insert',
    /^insert into (?<file>\S+) (?<where>before|after) (?<anchor>".+")$/,
  ],
  ['replace', /^replace (?<anchor>".+") in (?<file>\S+)$/],
  ['write', /^write (?<file>\S+)$/],
  ['copy', /^copy (?<from>\S+) to (?<to>\S+)$/],
];

/**
 * The steps that a README asks for, in its order. Each is named in a comment, `<!-- step: … -->`, and
 * all but `copy` take the fenced block that follows:
 *
 * - `run`: lines for a shell, at the root of the portal
 * - `insert into FILE before "TEXT"`, or `after`: once, on lines of its own
 * - `replace "TEXT" in FILE`: the lines on which it stands
 * - `write FILE`
 * - `copy FROM to FOLDER`: FROM in this repository; `*` stands for any part of a file's name
 *
 * A step may end in `, new frontend system` or `, old frontend system`, and is then only for that one.
 *
 * @throws Error for a step of another form, and for one whose block is missing
 */
export function readSteps(markdown) {
  return [...markdown.matchAll(STEP)].map(match => {
    const [, words, system] =
      /^(.*?)(?:, (new|old) frontend system)?$/.exec(match.groups.what) ?? [];
    for (const [kind, form] of FORMS) {
      const found = form.exec(words);
      if (!found) continue;
      const step = { kind, system, ...found.groups };
      if (step.anchor) step.anchor = JSON.parse(step.anchor);
      if (kind !== 'copy') step.text = blockAfter(markdown, match);
      return step;
    }
    throw new Error(`README: no such step: ${match.groups.what}`);
  });
}

function blockAfter(markdown, match) {
  const rest = markdown.slice(match.index + match[0].length);
  const fence = FENCE.exec(rest);
  const next = rest.search(/<!-- step: /);
  if (!fence || (next >= 0 && next < fence.index)) {
    throw new Error(`README: no block follows the step: ${match.groups.what}`);
  }
  return fence.groups.text;
}

/**
 * Puts a text on lines of its own before or after an anchor.
 *
 * @throws Error if the anchor is not there
 */
export function insert(content, step) {
  const { begin, end } = linesOf(content, step);
  const at = step.where === 'before' ? begin : end;
  return `${content.slice(0, at)}${step.text}${content.slice(at)}`;
}

/**
 * Puts a text in the place of the lines on which an anchor stands.
 *
 * @throws Error if the anchor is not there
 */
export function replace(content, step) {
  const { begin, end } = linesOf(content, step);
  return `${content.slice(0, begin)}${step.text}${content.slice(end)}`;
}

function linesOf(content, { anchor, file }) {
  const at = content.indexOf(anchor);
  if (at < 0) throw new Error(`${file} has no ${JSON.stringify(anchor)}`);
  return {
    begin: content.lastIndexOf('\n', at) + 1,
    end: content.indexOf('\n', at + anchor.length) + 1,
  };
}
