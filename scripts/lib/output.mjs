/** Root of the repository. */
export const root = new URL('../..', import.meta.url).pathname.replace(
  /\/$/,
  '',
);

const started = Date.now();

/** Says what is being done, with the minutes and seconds since the command began. */
export function say(text) {
  const seconds = Math.floor((Date.now() - started) / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(
    2,
    '0',
  )}`;
  process.stdout.write(`[${clock.padStart(5)}] ${text}\n`);
}

/** Something that the person at the terminal can mend; printed without a stack. */
export class Problem extends Error {}

/** Runs a command's main function; a problem ends it with its message and exit code 1. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? process.exitCode ?? 0;
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(
      `\n${error instanceof Problem ? error.message : error.stack}\n`,
    );
  }
}

/** The command's own options, `--name value` or `--name`. */
export function readOptions(allowed) {
  const options = {};
  const words = process.argv.slice(2);
  while (words.length > 0) {
    const word = words.shift();
    const name = word.replace(/^--/, '');
    if (!word.startsWith('--') || !(name in allowed)) {
      throw new Problem(
        `Unknown option '${word}'. Known: ${Object.entries(allowed)
          .map(([key, what]) => `--${key} (${what})`)
          .join(', ')}`,
      );
    }
    options[name] = words.shift();
    if (options[name] === undefined) {
      throw new Problem(`Option --${name} needs a value: ${allowed[name]}`);
    }
  }
  return options;
}
