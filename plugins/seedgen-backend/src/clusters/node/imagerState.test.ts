import { failed, succeeded } from '../../http/failures';
import { parseImagerState, readImagerState } from './imagerState';

const EXITED_AT = 1_772_359_500;
const EXITED = new Date(EXITED_AT * 1000).toISOString();

const listed = (container: object) => JSON.stringify([container]);

describe('parseImagerState', () => {
  it.each([
    [
      'running',
      listed({ State: 'running', StartedAt: EXITED_AT }),
      { state: 'running', since: EXITED },
    ],
    ['created', listed({ State: 'created' }), { state: 'running' }],
    ['stopping', listed({ State: 'Stopping' }), { state: 'running' }],
    [
      'ended well',
      listed({ State: 'exited', ExitCode: 0, ExitedAt: EXITED_AT }),
      { state: 'exited', exitCode: 0, since: EXITED },
    ],
    [
      'ended badly',
      listed({ State: 'exited', ExitCode: 1, ExitedAt: EXITED_AT }),
      { state: 'exited', exitCode: 1, since: EXITED },
    ],
    [
      'stopped, with no end on record',
      listed({ State: 'stopped', ExitCode: 0, ExitedAt: -62_135_596_800 }),
      { state: 'exited', exitCode: 0 },
    ],
    ['absent', '[]\n', { state: 'absent' }],
    ['no list', '{}', { state: 'unreadable' }],
    ['null', 'null', { state: 'unreadable' }],
    ['a list of nothing', '[null]', { state: 'unreadable' }],
    ['no JSON', 'Error: database is locked', { state: 'unreadable' }],
    ['nothing', '', { state: 'unreadable' }],
    [
      'two',
      '[{"State":"exited"},{"State":"running"}]',
      { state: 'unreadable' },
    ],
    ['a new state', listed({ State: 'dreaming' }), { state: 'unreadable' }],
    ['no state', listed({ State: 3 }), { state: 'unreadable' }],
    [
      'a time out of reach',
      listed({ State: 'exited', ExitedAt: 1e300 }),
      { state: 'exited' },
    ],
  ])('reads one that is %s', (_, stdout, state) => {
    expect(parseImagerState({ stdout, exitCode: 0 })).toEqual(state);
  });

  it('takes nothing from a podman that failed', () => {
    expect(parseImagerState({ stdout: '[]', exitCode: 125 })).toEqual({
      state: 'unreadable',
    });
  });
});

describe('readImagerState', () => {
  const { signal } = new AbortController();

  it('asks the node', async () => {
    const runOnNode = jest.fn(async () =>
      succeeded({ stdout: '[]', stderr: '', exitCode: 0 }),
    );
    expect(await readImagerState({ runOnNode }, { signal })).toEqual({
      ok: true,
      value: { state: 'absent' },
    });
    expect(runOnNode).toHaveBeenCalledWith('imager-state', { signal });
  });

  it('fails where the node cannot be asked', async () => {
    const answer = failed('forbidden', 'not allowed');
    expect(
      await readImagerState({ runOnNode: async () => answer }, { signal }),
    ).toBe(answer);
  });
});
