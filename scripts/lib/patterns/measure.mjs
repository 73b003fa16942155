import { createContext, Script } from 'node:vm';

/** How long a text may be that is read at once, and how long that may take. */
export const LONGEST_TEXT = 1_000_000;
export const LONGEST_MS = 100;

// Long enough to tell a square from a line, and short enough to try thousands of.
const SHORT_TEXT = 32_000;
const GIVE_UP_MS = 500;

const context = createContext({});
const AT_ONE_PLACE = new Script('pattern.lastIndex = 0; pattern.test(text)');
// As replace and split do: from each place again.
const THROUGHOUT = new Script("text.replace(throughout, '')");

/**
 * What the hostile texts cost at worst, in milliseconds of this process for a megabyte; Infinity
 * if it did not end. What other processes of the machine do meanwhile does not count.
 */
export function measure({ source, flags }, texts) {
  context.pattern = new RegExp(source, flags);
  context.throughout = new RegExp(source, `${flags.replace('g', '')}g`);
  const scripts = flags.includes('y')
    ? [AT_ONE_PLACE]
    : [AT_ONE_PLACE, THROUGHOUT];
  let worst = 0;
  for (const textOf of texts) {
    for (const script of scripts) {
      const short = cost(script, textOf(SHORT_TEXT), LONGEST_MS / 20);
      // A line is a fraction of the limit here.
      if (short > LONGEST_MS / 4) return Infinity;
      if (short < LONGEST_MS / 100) continue;
      worst = Math.max(worst, cost(script, textOf(LONGEST_TEXT), LONGEST_MS));
      if (worst > LONGEST_MS) return worst;
    }
  }
  return worst;
}

/** The least of three tries, or the first that is good enough or hopeless: the first one compiles. */
function cost(script, text, goodEnough) {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > goodEnough; tries++) {
    const once = costOnce(script, text);
    if (once === Infinity) return least;
    least = Math.min(least, once);
  }
  return least;
}

function costOnce(script, text) {
  context.text = text;
  const before = process.cpuUsage();
  try {
    script.runInContext(context, { timeout: GIVE_UP_MS });
  } catch {
    return Infinity;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
