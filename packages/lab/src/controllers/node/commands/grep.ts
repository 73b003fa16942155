import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { fileText } from './files';
import type { CommandOutput } from './output';
import { failed } from './output';

/** `grep -F [-c] [-q] [-x] [-e TEXT | TEXT] FILE…`: texts as they are, no patterns. */
export function grep(node: SimulatedNode, args: string[]): CommandOutput {
  const flags = new Set<string>();
  const texts: string[] = [];
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at];
    if (argument === '-e') {
      texts.push(args[++at] ?? '');
    } else if (/^-\w+$/.test(argument)) {
      [...argument.slice(1)].forEach(flag => flags.add(flag));
    } else if (argument !== '--') {
      words.push(argument);
    }
  }
  const unknown = [...flags].find(flag => !'Fcqx'.includes(flag));
  if (unknown || !flags.has('F')) {
    return failed(`grep: the lab knows -F -c -q -x -e only`, 2);
  }
  const wanted = texts.length ? texts : words.splice(0, 1);
  let matches = 0;
  let stdout = '';
  let stderr = '';
  for (const path of words) {
    const text = fileText(node, path);
    if (text === undefined) {
      stderr += `grep: ${path}: No such file or directory\n`;
      continue;
    }
    const prefix = words.length > 1 ? `${path}:` : '';
    const found = linesOf(text).filter(line =>
      wanted.some(each =>
        flags.has('x') ? line === each : line.includes(each),
      ),
    );
    matches += found.length;
    if (!flags.has('q')) {
      const lines = flags.has('c') ? [String(found.length)] : found;
      stdout += lines.map(line => `${prefix}${line}\n`).join('');
    }
  }
  return { stdout, stderr, exitCode: stderr ? 2 : Number(matches === 0) };
}

/** A last line without its end counts; what comes after the last end does not. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines;
}
