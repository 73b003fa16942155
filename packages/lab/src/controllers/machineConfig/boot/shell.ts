import type { Token } from './tokenize';
import { expand, tokenize } from './tokenize';

/** How a command ended. */
export interface CommandResult {
  exitCode: number;
  output: string;
}

/** Runs one simple command; `input` is what the command before it in a pipe has printed. */
export type CommandRunner = (words: string[], input?: string) => CommandResult;

/** Text of a file of the node. */
export type FileReader = (path: string) => string | undefined;

const CLOSING_WORDS = ['then', 'else', 'elif', 'fi', 'do', 'done', '}'];
const DEEPEST = 8;

/** One run of a script; {@link runShell} says what it understands. */
class Shell {
  readonly #variables = new Map<string, string>();
  readonly #output: string[] = [];
  #tokens: Token[] = [];
  #position = 0;
  #exited: number | undefined;
  #input: string | undefined;
  #stopOnError = false;

  constructor(
    private readonly runner: CommandRunner,
    private readonly files: FileReader,
    private readonly depth: number,
  ) {}

  run(script: string): CommandResult {
    try {
      if (this.depth > DEEPEST) {
        throw new Error('too many scripts inside each other');
      }
      this.#tokens = tokenize(script);
      const result = this.#list(true);
      return {
        exitCode: this.#exited ?? result,
        output: this.#output.join('\n'),
      };
    } catch (error) {
      this.#output.push(`sh: ${(error as Error).message}`);
      return { exitCode: 2, output: this.#output.join('\n') };
    }
  }

  /** Commands up to the end, or to a word that closes what they are in. */
  #list(active: boolean): number {
    let result = 0;
    while (this.#position < this.#tokens.length) {
      if (this.#isOperator(';', '\n')) {
        this.#position += 1;
      } else if (CLOSING_WORDS.some(each => this.#isWord(each))) {
        break;
      } else {
        result = this.#chain(active);
      }
    }
    return result;
  }

  /** One command and what `&&` and `||` hang on it. */
  #chain(active: boolean): number {
    let result = this.#command(active && this.#goesOn());
    let guarded = false;
    while (this.#isOperator('&&', '||')) {
      guarded = true;
      const and = this.#isOperator('&&');
      this.#position += 1;
      this.#skipLines();
      const taken = active && this.#goesOn() && and === (result === 0);
      const next = this.#command(taken);
      result = taken ? next : result;
    }
    if (this.#stopOnError && active && result !== 0 && !guarded) {
      this.#exited ??= result;
    }
    return result;
  }

  #command(active: boolean): number {
    if (this.#isWord('!')) {
      this.#position += 1;
      return this.#command(active) === 0 ? 1 : 0;
    }
    return this.#isWord('if') ? this.#choice(active) : this.#pipeline(active);
  }

  /** What a command prints goes to the next one; the last one's result counts. */
  #pipeline(active: boolean): number {
    const before = this.#output.length;
    let result = this.#simple(active);
    while (this.#isOperator('|')) {
      this.#position += 1;
      this.#skipLines();
      this.#input = this.#output.splice(before).join('\n');
      result = this.#simple(active);
      this.#input = undefined;
    }
    return result;
  }

  #choice(active: boolean): number {
    this.#position += 1;
    let taken = false;
    let result = 0;
    let condition = this.#list(active);
    this.#expect('then');
    for (;;) {
      const chosen = active && !taken && condition === 0;
      const branch = this.#list(chosen);
      if (chosen) {
        result = branch;
        taken = true;
      }
      if (this.#isWord('elif')) {
        this.#position += 1;
        condition = this.#list(active && !taken);
        this.#expect('then');
      } else if (this.#isWord('else')) {
        this.#position += 1;
        condition = 0;
      } else {
        this.#expect('fi');
        return result;
      }
    }
  }

  #simple(active: boolean): number {
    const words: string[] = [];
    while (
      this.#position < this.#tokens.length &&
      !this.#isOperator(';', '\n', '&&', '||', '|')
    ) {
      const token = this.#tokens[this.#position];
      this.#position += 1;
      if ('operator' in token) {
        if (!/^[<>]/.test(token.operator)) {
          throw new Error(`'${token.operator}' is not understood by the lab`);
        }
        this.#position += 1;
      } else if (
        !/^\d$/.test(token.word) ||
        !this.#isOperator('>', '>>', '>&')
      ) {
        words.push(
          active
            ? expand(token.word, this.#variables, each =>
                this.#substitute(each),
              )
            : token.word,
        );
      }
    }
    return active && words.length ? this.#execute(words) : 0;
  }

  #execute(words: string[]): number {
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0]);
    if (assignment) {
      this.#variables.set(assignment[1], assignment[2]);
      return words.length > 1 ? this.#execute(words.slice(1)) : 0;
    }
    const [command, ...args] = words;
    switch (command) {
      case 'exit':
        this.#exited = Number(args[0] ?? 0);
        return this.#exited;
      case 'set':
        this.#stopOnError ||= args.some(each => /^-\w*e/.test(each));
        return 0;
      case ':':
      case 'true':
        return 0;
      case 'false':
        return 1;
      default: {
        const script = nestedScript(words, this.files);
        const { exitCode, output } =
          script === undefined
            ? this.runner(words, this.#input)
            : this.#nested(script);
        if (output) {
          this.#output.push(output);
        }
        return exitCode;
      }
    }
  }

  #substitute(command: string): string {
    return this.#nested(command).output.replace(/(?<!\n)\n+$/, '');
  }

  #nested(script: string): CommandResult {
    return new Shell(this.runner, this.files, this.depth + 1).run(script);
  }

  #goesOn(): boolean {
    return this.#exited === undefined;
  }

  #isWord(word: string): boolean {
    const token = this.#tokens[this.#position];
    return token !== undefined && 'word' in token && token.word === word;
  }

  #isOperator(...operators: string[]): boolean {
    const token = this.#tokens[this.#position];
    return (
      token !== undefined &&
      'operator' in token &&
      operators.includes(token.operator)
    );
  }

  #skipLines(): void {
    while (this.#isOperator(';', '\n')) {
      this.#position += 1;
    }
  }

  #expect(word: string): void {
    this.#skipLines();
    if (!this.#isWord(word)) {
      throw new Error(`syntax error: '${word}' expected`);
    }
    this.#position += 1;
  }
}

/**
 * Runs a script in a very small part of a POSIX shell: enough for the scripts with which units
 * prepare disks. Lists with `;`, `&&` and `||`, pipes, `!`, `if`, variables, `$(…)` and quotes. Loops
 * and commands in the background are refused with exit code 2.
 */
export function runShell(
  script: string,
  run: CommandRunner,
  files: FileReader = () => undefined,
): CommandResult {
  return new Shell(run, files, 0).run(script);
}

/** Text of the script that a command would run by itself, e.g. `bash -c` or a file of the node. */
function nestedScript(words: string[], files: FileReader): string | undefined {
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
