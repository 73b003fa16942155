import { runShell } from './shell';
import { splitCommandLine } from './tokenize';

/** Runs a script whose commands say what they are called with; `fail` fails. */
function run(script: string, files: Record<string, string> = {}) {
  const calls: string[] = [];
  const result = runShell(
    script,
    words => {
      calls.push(words.join(' '));
      const [name, ...rest] = words;
      return name === 'say'
        ? { exitCode: 0, output: rest.join(' ') }
        : { exitCode: name === 'fail' ? 3 : 0, output: '' };
    },
    path => files[path],
  );
  return { ...result, calls };
}

describe('runShell', () => {
  it.each<[string, string[], number]>([
    ['a; b\nc', ['a', 'b', 'c'], 0],
    ['fail && a; b', ['fail', 'b'], 0],
    ['fail || a', ['fail', 'a'], 0],
    ['a || b && c', ['a', 'c'], 0],
    ['! fail && a', ['fail', 'a'], 0],
    ['set -e; fail; a', ['fail'], 3],
    ['set -euo pipefail\nfail || a\nb', ['fail', 'a', 'b'], 0],
    ['exit 4; a', [], 4],
    ['if fail; then a; else b; fi; c', ['fail', 'b', 'c'], 0],
    ['if a\nthen\n  b\nelif c; then d; fi', ['a', 'b'], 0],
    ['if fail; then a; elif b; then c; fi', ['fail', 'b', 'c'], 0],
    ['if ! fail; then fail; fi', ['fail', 'fail'], 3],
    [
      'D=/dev/vdb; a $D "${D}1" \'$D\' "\\$D"',
      ['a /dev/vdb /dev/vdb1 $D $D'],
      0,
    ],
    ['a "b c" \'d  e\' f\\ g', ['a b c d  e f g'], 0],
    ['a >/dev/null 2>&1; b', ['a', 'b'], 0],
    ['a > /dev/null; b 2>/dev/null', ['a', 'b'], 0],
    ['# nothing\na # rest', ['a'], 0],
    ['a \\\n  b', ['a b'], 0],
    ['x=$(say hello world); a $x', ['say hello world', 'a hello world'], 0],
    ["bash -c 'a; fail'", ['a', 'fail'], 3],
    ["sh -c 'fail; a'", ['fail', 'a'], 0],
    ['a | b', ['a', 'b'], 0],
    ['a & b', [], 2],
    ['if a; then b', ['a', 'b'], 2],
    ["a 'open", [], 2],
  ])('%j', (script, calls, exitCode) => {
    expect(run(script)).toMatchObject({ calls, exitCode });
  });

  it('runs scripts of the node, and refuses one that calls itself', () => {
    expect(
      run('/opt/go', { '/opt/go': '#!/bin/bash\nset -e\na\n' }).calls,
    ).toEqual(['a']);
    expect(
      run('/opt/go', { '/opt/go': '#!/bin/bash\n/opt/go\n' }),
    ).toMatchObject({ exitCode: 2, calls: [] });
  });

  it('gives what a command prints to the next one in a pipe', () => {
    const inputs: (string | undefined)[] = [];
    const { output, exitCode } = runShell(
      'x=$(say a | last) && say one | last; say two; fail | last',
      (words, input) => {
        inputs.push(input);
        const [name, ...rest] = words;
        return { exitCode: name === 'fail' ? 3 : 0, output: rest.join(' ') };
      },
    );
    expect(inputs).toEqual([
      undefined,
      'a',
      undefined,
      'one',
      undefined,
      undefined,
      '',
    ]);
    expect([output, exitCode]).toEqual(['two', 0]);
  });

  it('prints what the commands print', () => {
    expect(run('say one; say two').output).toBe('one\ntwo');
  });
});

describe('splitCommandLine', () => {
  it.each([
    ['/bin/a -b "c d" e', ['/bin/a', '-b', 'c d', 'e']],
    [
      '/bin/sh -c \'x=$$(y) && z "$$x"\'',
      ['/bin/sh', '-c', 'x=$(y) && z "$x"'],
    ],
    ['a ; b', ['a', ';', 'b']],
  ])('%s', (line, words) => {
    expect(splitCommandLine(line)).toEqual(words);
  });
});
