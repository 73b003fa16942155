/** A word, still with its quoted dollars marked, or an operator. */
export type Token = { word: string } | { operator: string };

const OPERATOR = /^(&&|\|\||;;|;|\n|\||&|\(|\)|<|>>|>&|>)/;
const WORD =
  /^(?:\$\([^()]*\)|"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s;&|<>()"'\\])+/s;

/** Stands for a `$` that was quoted and is not to be expanded. */
const QUOTED_DOLLAR = '\0';

/** Takes a shell script apart. @throws Error at what is not understood */
export function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  let rest = script.replace(/\\\n/g, ' ');
  while (rest) {
    const blank = /^[ \t\r]+|^#[^\n]*/.exec(rest);
    const operator = OPERATOR.exec(rest);
    const word = WORD.exec(rest);
    if (blank) {
      rest = rest.slice(blank[0].length);
    } else if (operator) {
      tokens.push({ operator: operator[0] });
      rest = rest.slice(operator[0].length);
    } else if (word) {
      tokens.push({ word: unquote(word[0]) });
      rest = rest.slice(word[0].length);
    } else {
      throw new Error(`unexpected ${JSON.stringify(rest[0])}`);
    }
  }
  return tokens;
}

/** A word with its variables and `$(…)` replaced. */
export function expand(
  word: string,
  variables: ReadonlyMap<string, string>,
  substitute: (command: string) => string,
): string {
  return plain(
    word.replace(
      /\$(?:\(([^()]*)\)|\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g,
      (_, command, braced, bare) =>
        command === undefined
          ? variables.get(braced ?? bare) ?? ''
          : substitute(plain(command)),
    ),
  );
}

/** The words of a command line in a unit file, which no shell looks at; `$$` is a `$` there. */
export function splitCommandLine(line: string): string[] {
  return tokenize(line.replaceAll('$$', '$')).map(token =>
    plain('word' in token ? token.word : token.operator),
  );
}

function plain(word: string): string {
  return word.replaceAll(QUOTED_DOLLAR, '$');
}

function unquote(word: string): string {
  const quoteDollars = (text: string) => text.replaceAll('$', QUOTED_DOLLAR);
  return word.replace(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs,
    (_, double, single, escaped) =>
      double === undefined
        ? quoteDollars(single ?? escaped)
        : double.replace(/\\(["\\$`])/g, (__: string, each: string) =>
            quoteDollars(each),
          ),
  );
}
