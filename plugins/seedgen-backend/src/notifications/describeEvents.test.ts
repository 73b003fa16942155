import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type { Decision, MachineRun } from '../runs/engine/types';
import { newRun } from '../runs/engine/newRun';
import { messagesOf as messagesBelow } from './describeEvents';
import { KINDS } from '../runs/kinds';

const AT = '2026-11-22T10:00:00.000Z';
const HOSTILE = '<!channel> [click](https://evil.example) password: hunter22';
const REQUEST: RunRequest = {
  kind: 'generate',
  cluster: 'sno1',
  seedImage: 'registry.example/ocp/sno1:4.18.27-x86_64',
  confirmation: 'sno1',
};

function decision(
  over: Partial<MachineRun>,
  entries: Array<Partial<Decision['entries'][number]>>,
): Decision {
  const run = {
    ...newRun(
      {
        id: 'run-1',
        request: REQUEST,
        requestedBy: 'user:default/jane',
        now: new Date(AT),
      },
      KINDS,
    ),
    ...over,
  };
  return {
    run,
    entries: entries.map(entry => ({
      at: AT,
      type: 'note' as const,
      phase: run.phase,
      text: HOSTILE,
      ...entry,
    })),
    audits: [],
    effects: [],
  };
}

const problem = (code: string) => ({ code, message: HOSTILE, remedy: HOSTILE });

const messagesOf = (given: Decision) =>
  messagesBelow(given, 'https://portal.example/seedgen');

it('tells whoever asked for a seed that its tag has moved, once and beside its end', () => {
  const digest = `sha256:${'1'.repeat(64)}`;
  const moved = { type: 'registry' as const, reasonCode: 'TagMoved' };
  const told = messagesOf(
    decision({ phase: 'Published', digest, problem: problem('TagMoved') }, [
      moved,
      { type: 'diagnosis', reasonCode: 'TagMoved' },
    ]),
  );
  expect(told).toEqual([
    {
      runId: 'run-1',
      cluster: 'sno1',
      link: 'https://portal.example/seedgen/runs/run-1',
      requestedBy: 'user:default/jane',
      event: 'tag-moved',
      title: 'Seed image of sno1: its tag has moved',
      description: `registry.example/ocp/sno1:4.18.27-x86_64 does not show the proven image any more, which is ${digest}. Use it by its digest. Asked for by user:default/jane.`,
      severity: 'high',
      topic: 'image-tag-moved',
    },
  ]);
  expect(
    messagesOf(
      decision({ phase: 'Succeeded', digest }, [moved, { type: 'phase' }]),
    ).map(({ event }) => event),
  ).toEqual(['tag-moved', 'ended']);
});

describe('messagesOf', () => {
  it.each<[string, Partial<MachineRun>, string, string, string]>([
    [
      'success',
      { phase: 'Succeeded', digest: `sha256:${'1'.repeat(64)}` },
      'Seed image of sno1: succeeded',
      `Image registry.example/ocp/sno1:4.18.27-x86_64, sha256:${'1'.repeat(
        64,
      )}. Asked for by user:default/jane.`,
      'normal',
    ],
    [
      'an unconfirmed end of which nothing is known',
      { phase: 'Unconfirmed', problem: problem('ImagerUnaccounted') },
      'Seed image of sno1: neither proven nor confirmed',
      'Imager unaccounted. Asked for by user:default/jane.',
      'high',
    ],
    [
      'an unconfirmed end',
      {
        phase: 'Unconfirmed',
        problem: problem('ClusterNotBack'),
        digest: 'sha256:1',
      },
      'Seed image of sno1: proven, but not confirmed',
      'Cluster not back. Image registry.example/ocp/sno1:4.18.27-x86_64, sha256:1. Asked for by user:default/jane.',
      'high',
    ],
    [
      'a failure',
      { phase: 'Failed', problem: problem('PushUnauthorized') },
      'Seed image of sno1: failed',
      'Push unauthorized. Asked for by user:default/jane.',
      'high',
    ],
    [
      'a failure with a code that is not one',
      { phase: 'Failed', problem: problem(HOSTILE) },
      'Seed image of sno1: failed',
      'The run says why. Asked for by user:default/jane.',
      'high',
    ],
    [
      'a kind that is not known here',
      {
        kind: 'remedy' as MachineRun['kind'],
        request: { ...REQUEST, kind: 'partition', strategy: 'auto' } as never,
        phase: 'Succeeded',
      },
      'Remedy of sno1: succeeded',
      'Asked for by user:default/jane.',
      'normal',
    ],
  ])('tells %s', (_what, over, title, description, severity) => {
    expect(messagesOf(decision(over, [{ type: 'phase' }]))).toEqual([
      {
        runId: 'run-1',
        cluster: 'sno1',
        event: 'ended',
        title,
        description,
        link: 'https://portal.example/seedgen/runs/run-1',
        severity,
        topic: 'run-ended',
        requestedBy: 'user:default/jane',
      },
    ]);
  });

  it('does not tell whoever cancelled that it was cancelled', () => {
    const [message] = messagesOf(
      decision(
        {
          phase: 'Abandoned',
          cancelled: { by: 'user:default/joe', at: AT },
        },
        [{ type: 'phase' }],
      ),
    );
    expect(message).toMatchObject({
      requestedBy: 'user:default/jane',
      except: 'user:default/joe',
      description:
        'Cancelled by user:default/joe. Asked for by user:default/jane.',
    });
  });

  it('tells nothing to a service', () => {
    const [message] = messagesOf(
      decision({ phase: 'Failed', requestedBy: 'service:external:ci' }, [
        { type: 'phase' },
      ]),
    );
    expect(message.requestedBy).toBeUndefined();
  });

  it('tells a problem once, when it appears', () => {
    const over = {
      phase: 'Imaging' as const,
      problem: problem('SlowReturn'),
    };
    const [message, ...others] = messagesOf(
      decision(over, [{ type: 'diagnosis', reasonCode: 'SlowReturn' }]),
    );
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      event: 'attention:SlowReturn',
      problem: 'SlowReturn',
      title: 'Seed image of sno1: needs attention',
      description:
        'Slow return. The run goes on. Asked for by user:default/jane.',
      severity: 'high',
      topic: 'run-attention',
    });
    expect(messagesOf(decision(over, [{ type: 'message' }]))).toEqual([]);
  });

  it.each<[string, Partial<MachineRun>, Partial<Decision['entries'][number]>]>([
    ['a phase', { phase: 'Imaging' }, { type: 'phase' }],
    [
      'what is about to end the run',
      {
        phase: 'Imaging',
        problem: problem('LostContact'),
        memory: {
          effects: {},
          ending: { phase: 'Failed', since: AT, remove: true, tidy: true },
        },
      },
      { type: 'diagnosis', reasonCode: 'LostContact' },
    ],
    ['what is done after the end', { phase: 'Failed' }, { type: 'note' }],
  ])('says nothing of %s', (_what, over, entry) => {
    expect(messagesOf(decision(over, [entry]))).toEqual([]);
  });

  it('never holds what a cluster said', () => {
    const all = [
      ...messagesOf(
        decision(
          { phase: 'Failed', problem: problem('X1'), statusText: HOSTILE },
          [{ type: 'phase' }],
        ),
      ),
      ...messagesOf(
        decision({ phase: 'Imaging', problem: problem('X1') }, [
          { type: 'diagnosis', reasonCode: 'X1' },
        ]),
      ),
    ];
    expect(all).toHaveLength(2);
    expect(JSON.stringify(all)).not.toMatch(/channel|evil|hunter22/);
  });

  it('leads to the page where the portal has mounted it', () => {
    const [message] = messagesBelow(
      decision({ phase: 'Succeeded' }, [{ type: 'phase' }]),
      '/edge/seeds',
    );
    expect(message.link).toBe('/edge/seeds/runs/run-1');
  });
});
