/** How a command ended. */
export interface CommandResult {
  exitCode: number;
  output: string;
}

/** Runs one simple command. */
export type CommandRunner = (words: string[]) => CommandResult;

type Token = { word: string } | { operator: string };

const OPERATOR = /^(&&|\|\||;;|;|\n|\||&|\(|\)|<|>>|>)/;
const KEYWORDS = ['then', 'else', 'elif', 'fi', 'do', 'done', '}'];

/**
 * A very small part of a POSIX shell: enough for the scripts with which units prepare disks. Lists
 * with `;`, `&&` and `||`, `!`, `if`, variables, `$(…)` and quotes. Loops and pipes are refused.
 */
export function runShell(
  script: string,
  run: CommandRunner,
  files: (path: string) => string | undefined = () => undefined,
  depth = 0,
): CommandResult {
  const tokens = tokenize(script);
  const variables = new Map<string, string>();
  let position = 0;
  let exited: number | undefined;
  let stopOnError = false;
  const output: string[] = [];

  const peek = () => tokens[position];
  const isWord = (word: string) => {
    const token = peek();
    return token !== undefined && 'word' in token && token.word === word;
  };
  const isOperator = (...operators: string[]) => {
    const token = peek();
    return (
      token !== undefined &&
      'operator' in token &&
      operators.includes(token.operator)
    );
  };
  const expect = (word: string) => {
    while (isOperator(';', '\n')) {
      position += 1;
    }
    if (!isWord(word)) {
      throw new Error(`syntax error: '${word}' expected`);
    }
    position += 1;
  };

  const simple = (active: boolean): number => {
    const words: string[] = [];
    while (peek() && !isOperator(';', '\n', '&&', '||')) {
      const token = tokens[position];
      position += 1;
      if ('operator' in token) {
        if (token.operator === '<' || token.operator.startsWith('>')) {
          position += 1;
          continue;
        }
        throw new Error(`'${token.operator}' is not understood by the lab`);
      }
      if (/^\d$/.test(token.word) && isOperator('>', '>>')) {
        continue;
      }
      words.push(expand(token.word, variables, substitute));
    }
    if (!active || !words.length) {
      return 0;
    }
    return execute(words);
  };

  const substitute = (command: string) =>
    runShell(command, run, files, checkedDepth(depth)).output.replace(
      /\n+$/,
      '',
    );

  const execute = (words: string[]): number => {
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0]);
    if (assignment) {
      variables.set(assignment[1], assignment[2]);
      return words.length > 1 ? execute(words.slice(1)) : 0;
    }
    const [command, ...args] = words;
    switch (command) {
      case 'exit':
        exited = Number(args[0] ?? 0);
        return exited;
      case 'set':
        stopOnError ||= args.some(each => /^-\w*e/.test(each));
        return 0;
      case ':':
      case 'true':
        return 0;
      case 'false':
        return 1;
      default: {
        const nested = nestedScript(words, files);
        const result =
          nested === undefined
            ? run(words)
            : runShell(nested, run, files, checkedDepth(depth));
        if (result.output) {
          output.push(result.output);
        }
        return result.exitCode;
      }
    }
  };

  const command = (active: boolean): number => {
    if (isWord('!')) {
      position += 1;
      return command(active) === 0 ? 1 : 0;
    }
    if (!isWord('if')) {
      return simple(active);
    }
    position += 1;
    let taken = false;
    let result = 0;
    let condition = list(active);
    expect('then');
    for (;;) {
      const chosen = active && !taken && condition === 0;
      const branch = list(chosen);
      if (chosen) {
        result = branch;
        taken = true;
      }
      if (isWord('elif')) {
        position += 1;
        condition = list(active && !taken);
        expect('then');
      } else if (isWord('else')) {
        position += 1;
        condition = 0;
      } else {
        expect('fi');
        return result;
      }
    }
  };

  const list = (active: boolean): number => {
    let result = 0;
    while (position < tokens.length) {
      if (isOperator(';', '\n')) {
        position += 1;
        continue;
      }
      if (KEYWORDS.some(isWord)) {
        break;
      }
      const runs = () => active && exited === undefined;
      result = command(runs());
      let guarded = false;
      while (isOperator('&&', '||')) {
        guarded = true;
        const and = isOperator('&&');
        position += 1;
        while (isOperator('\n')) {
          position += 1;
        }
        const goesOn = runs() && (and ? result === 0 : result !== 0);
        const next = command(goesOn);
        result = goesOn ? next : result;
      }
      if (stopOnError && runs() && result !== 0 && !guarded) {
        exited = result;
      }
    }
    return result;
  };

  try {
    const result = list(true);
    return { exitCode: exited ?? result, output: output.join('\n') };
  } catch (error) {
    output.push(`sh: ${(error as Error).message}`);
    return { exitCode: 2, output: output.join('\n') };
  }
}

/** Text of the script that a command would run by itself, e.g. `bash -c` or a file of the node. */
function nestedScript(
  words: string[],
  files: (path: string) => string | undefined,
): string | undefined {
  const [command, ...args] = words;
  if (/(^|\/)(ba|da)?sh$/.test(command)) {
    const flag = args.findIndex(each => /^-\w*c$/.test(each));
    return flag >= 0
      ? args[flag + 1]
      : files(args.find(each => !each.startsWith('-')) ?? '');
  }
  const script = command.startsWith('/') ? files(command) : undefined;
  return script?.startsWith('#!') ? script : undefined;
}

function checkedDepth(depth: number): number {
  if (depth > 8) {
    throw new Error('too many scripts inside each other');
  }
  return depth + 1;
}

/** Stands for a `$` that was quoted and is not to be expanded. */
const QUOTED_DOLLAR = '\0';

function expand(
  word: string,
  variables: Map<string, string>,
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

function plain(word: string): string {
  return word.replaceAll(QUOTED_DOLLAR, '$');
}

function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  let rest = script.replace(/\\\n/g, ' ');
  while (rest) {
    const blank = /^[ \t\r]+|^#[^\n]*/.exec(rest);
    const operator = OPERATOR.exec(rest);
    if (blank) {
      rest = rest.slice(blank[0].length);
    } else if (operator) {
      tokens.push({ operator: operator[0] });
      rest = rest.slice(operator[0].length);
    } else {
      const match =
        /^(?:\$\([^()]*\)|"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s;&|<>()"'\\])+/s.exec(
          rest,
        );
      if (!match) {
        throw new Error(`unexpected ${JSON.stringify(rest[0])}`);
      }
      tokens.push({ word: unquote(match[0]) });
      rest = rest.slice(match[0].length);
    }
  }
  return tokens;
}

function unquote(word: string): string {
  const quoteDollars = (text: string) => text.replaceAll('$', QUOTED_DOLLAR);
  return word.replace(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs,
    (_, double, single, escaped) => {
      if (double !== undefined) {
        return double.replace(/\\(["\\$`])/g, (__: string, each: string) =>
          quoteDollars(each),
        );
      }
      return quoteDollars(single ?? escaped);
    },
  );
}

/** The words of a command line in a unit file, which no shell looks at; `$$` is a `$` there. */
export function splitCommandLine(line: string): string[] {
  return tokenize(line.replaceAll('$$', '$')).map(token =>
    plain('word' in token ? token.word : token.operator),
  );
}
