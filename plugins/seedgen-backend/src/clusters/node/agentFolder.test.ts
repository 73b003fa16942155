import { failed, succeeded } from '../../http/failures';
import {
  holdsOf,
  judgeAgentFolder,
  parseAgentFolder,
  readAgentFolder,
} from './agentFolder';

const output = (stdout: string, exitCode = 0, stderr = '') => ({
  stdout,
  stderr,
  exitCode,
});
const file = (name: string) => ({ name, sizeBytes: 1 });

describe('parseAgentFolder', () => {
  it.each<[string, Parameters<typeof parseAgentFolder>[0], unknown]>([
    [
      'what a cancelled generation leaves',
      output(
        '1893 1780056000.1234567890 seedgen-secret.json\n245 1780056000.0 auth.json\n2771 1780056001.5 pull-secret.json\n',
      ),
      [
        { name: 'auth.json', sizeBytes: 245 },
        { name: 'pull-secret.json', sizeBytes: 2771 },
        { name: 'seedgen-secret.json', sizeBytes: 1893 },
      ],
    ],
    ['an empty folder', output(''), []],
    [
      'no folder',
      output(
        '',
        1,
        "find: '/var/lib/lca/ibu-seedgen-orch': No such file or directory\n",
      ),
      [],
    ],
    [
      'a name with blanks, and one with a line end',
      output('1 2 a b\n3 4 c\nd\n'),
      [
        { name: 'a b', sizeBytes: 1 },
        { name: 'c', sizeBytes: 3 },
      ],
    ],
    [
      'a time that is none',
      output('1 x auth.json\n'),
      [{ name: 'auth.json', sizeBytes: 1 }],
    ],
  ])('reads %s', (_, given, files) => {
    const read = parseAgentFolder(given);
    expect(read).toMatchObject({ ok: true, value: files });
    expect(read?.ok && read.value).toHaveLength((files as []).length);
  });

  it('knows nothing where nothing that was said is a file', () => {
    expect(
      parseAgentFolder(output('-1x 2 auth.json\nrubbish\n')),
    ).toBeUndefined();
  });

  it('finds what Lifecycle Agent stores among however many others', () => {
    const read = parseAgentFolder(
      output(
        `${Array.from({ length: 200 }, (_, at) => `1 2 a${at}\n`).join(
          '',
        )}1 2 seedgen-secret.json\n1 2 auth.json\n`,
      ),
    );
    const files = read?.ok ? read.value : [];
    expect(files).toHaveLength(50);
    expect(judgeAgentFolder(files)).toMatchObject({
      loops: { has: 'seedgen-secret.json' },
      hasCredential: true,
    });
  });

  it('gives the time of the node', () => {
    expect(parseAgentFolder(output('1 1780056000.9 auth.json\n'))).toEqual({
      ok: true,
      value: [
        {
          name: 'auth.json',
          sizeBytes: 1,
          modifiedAt: '2026-05-29T12:00:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['a folder that may not be read', output('', 1, 'Permission denied')],
    [
      'a node without the program',
      output(
        '',
        127,
        "chroot: failed to run command 'find': No such file or directory",
      ),
    ],
  ])('takes %s for unknown, not for empty', (_, given) => {
    expect(parseAgentFolder(given)).toBeUndefined();
  });

  it('is bounded, and shows no control characters', () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `1 2 ${n}\u202e`);
    const read = parseAgentFolder(output(lines.join('\n')));
    expect(read?.ok && read.value).toHaveLength(50);
    expect(JSON.stringify(read)).not.toContain('\u202e');
  });
});

describe('readAgentFolder', () => {
  const { signal } = new AbortController();

  it('asks the node', async () => {
    const runOnNode = jest.fn(async () => succeeded(output('1 2 auth.json')));
    expect(await readAgentFolder({ runOnNode }, { signal })).toMatchObject({
      value: [{ name: 'auth.json' }],
    });
    expect(runOnNode).toHaveBeenCalledWith('agent-files', { signal });
  });

  it('fails where the node cannot be asked, or cannot look', async () => {
    const answer = failed('forbidden', 'not allowed');
    expect(
      await readAgentFolder({ runOnNode: async () => answer }, { signal }),
    ).toBe(answer);
    expect(
      await readAgentFolder(
        { runOnNode: async () => succeeded(output('', 2, 'busy')) },
        { signal },
      ),
    ).toMatchObject({ failure: { code: 'protocol' } });
  });
});

describe('judgeAgentFolder', () => {
  it.each([
    [[], {}],
    [
      ['auth.json', 'pull-secret.json', 'seedgen-secret.json'],
      {
        loops: { has: 'seedgen-secret.json', misses: 'seedgen-cr.json' },
        hasPullSecret: true,
        hasCredential: true,
      },
    ],
    [
      ['seedgen-cr.json'],
      { loops: { has: 'seedgen-cr.json', misses: 'seedgen-secret.json' } },
    ],
    [
      ['seedgen-cr.json', 'seedgen-secret.json'],
      { restores: true, hasCredential: true },
    ],
    [
      [
        'auth.json',
        'pull-secret.json',
        'seedgen-cr.json.bak',
        'seedgen-secret.json.bak',
      ],
      { hasPullSecret: true, hasCredential: true },
    ],
    [['seedgen-cr.json.bak', 'constructor'], {}],
  ])('knows what %j means', (names, verdict) => {
    expect(judgeAgentFolder(names.map(file))).toEqual({
      restores: false,
      hasPullSecret: false,
      hasCredential: false,
      ...verdict,
    });
  });

  it('says what is inside of those that it knows', () => {
    expect(holdsOf('auth.json')).toContain('in clear');
    expect(holdsOf('toString')).toBeUndefined();
  });
});
