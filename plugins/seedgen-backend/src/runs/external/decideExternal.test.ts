import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import {
  decideExternal,
  GONE_AFTER_MS,
  GONE_WITHOUT_OUTAGE_MS,
  type ExternalGeneration,
} from './decideExternal';

const AT = Date.parse('2026-11-22T10:00:00.000Z');
const at = (milliseconds: number) => new Date(AT + milliseconds).toISOString();

type Seen = ClusterSnapshot['seedGenerator'];
const present = (change: object = {}): Seen => ({
  state: 'present',
  uid: 'uid-1',
  seedImage: 'registry.example/ocp/seed:1',
  conditions: [],
  ...change,
});
const says = (type: string, status: string, reason: string, message: string) =>
  present({ conditions: [{ type, status, reason, message }] });
const completed = says(
  'SeedGenCompleted',
  'True',
  'Completed',
  'Seed Generation completed',
);
const failedEnd = says(
  'SeedGenCompleted',
  'False',
  'Failed',
  'Seed generation failed: no room',
);
const absent: Seen = { state: 'absent' };
const unseen: Seen = {
  state: 'unknown',
  failure: { code: 'refused', message: 'away' },
};

/** What a row of looks, a minute apart unless they say when, leads to. */
function live(
  looks: Array<{ seen: Seen; ours?: boolean; at?: number; away?: boolean }>,
) {
  let last: ExternalGeneration | undefined;
  let number = 0;
  const outcomes: string[] = [];
  looks.forEach(({ seen, ours = false, at: when, away }, index) => {
    const decision = decideExternal(
      last,
      {
        cluster: 'sno1',
        reachability: away ? 'unreachable' : 'reachable',
        observedAt: at(when ?? index * 60_000),
        seedGenerator: seen,
      },
      ours,
    );
    if (!decision) return;
    if (decision.isNew) number += 1;
    last = decision.next;
    outcomes.push(...decision.audits.map(({ outcome }) => outcome));
  });
  return { last, number, outcomes };
}

describe('decideExternal', () => {
  it.each<[string, Parameters<typeof live>[0], number, string[]]>([
    ['nothing', [{ seen: absent }, { seen: unseen }], 0, []],
    ['a run of ours', [{ seen: present(), ours: true }], 0, []],
    [
      'one that is under way',
      [{ seen: present() }, { seen: present() }],
      1,
      ['accepted'],
    ],
    [
      'one through its outage, restored with another UID',
      [
        { seen: present() },
        { seen: absent },
        { seen: unseen },
        { seen: absent },
        { seen: { ...completed, uid: 'uid-2' } as Seen },
        { seen: { ...completed, uid: 'uid-2' } as Seen },
      ],
      1,
      ['accepted', 'succeeded'],
    ],
    [
      'one that had ended before',
      [{ seen: failedEnd }, { seen: failedEnd }],
      1,
      ['accepted', 'failed'],
    ],
    [
      'one that was taken away',
      [
        { seen: present() },
        { seen: absent, at: 0 },
        { seen: absent, at: GONE_AFTER_MS },
      ],
      1,
      ['accepted', 'failed'],
    ],
    [
      'one that was deleted while it waited, with an API that was never away',
      [
        { seen: present() },
        { seen: absent, at: 60_000 },
        { seen: absent, at: 60_000 + GONE_WITHOUT_OUTAGE_MS },
      ],
      1,
      ['accepted', 'failed'],
    ],
    [
      'an absence that is too short for that',
      [
        { seen: present() },
        { seen: absent, at: 60_000 },
        { seen: absent, at: 59_000 + GONE_WITHOUT_OUTAGE_MS },
      ],
      1,
      ['accepted'],
    ],
    [
      'one whose outage is over, and which is not restored yet',
      [
        { seen: present() },
        { seen: undefined, away: true, at: 60_000 },
        { seen: absent, at: 300_000 },
        { seen: absent, at: 300_000 + GONE_WITHOUT_OUTAGE_MS },
      ],
      1,
      ['accepted'],
    ],
    [
      'one whose outage nobody may have seen',
      [
        { seen: present() },
        { seen: absent, at: 200_000 },
        { seen: absent, at: 200_000 + GONE_WITHOUT_OUTAGE_MS },
      ],
      1,
      ['accepted'],
    ],
    [
      'one whose Lifecycle Agent lost track of its imager',
      [
        { seen: present() },
        {
          seen: says(
            'SeedGenCompleted',
            'False',
            'Failed',
            'Seed generation failed: imager container status check failed: expected container status exited, found: running',
          ),
        },
      ],
      1,
      ['accepted'],
    ],
    [
      'an outage that is no absence',
      [
        { seen: present() },
        { seen: absent, at: 0 },
        { seen: unseen, at: 1 },
        { seen: absent, at: GONE_AFTER_MS },
      ],
      1,
      ['accepted'],
    ],
    [
      'two, one after the other',
      [{ seen: completed }, { seen: present({ uid: 'uid-2' }) }],
      2,
      ['accepted', 'succeeded', 'accepted'],
    ],
    [
      'one that a run of ours replaced',
      [{ seen: present() }, { seen: present({ uid: 'uid-2' }), ours: true }],
      1,
      ['accepted', 'failed'],
    ],
  ])('records %s', (_what, looks, number, outcomes) => {
    const lived = live(looks);
    expect(lived.number).toBe(number);
    expect(lived.outcomes).toEqual(outcomes);
  });

  it('follows it through its outage, step by step', () => {
    const words = (message: string) =>
      says('SeedGenInProgress', 'True', 'InProgress', message);
    const { last } = live([
      { seen: words('Cleaning cluster resources') },
      { seen: words('Cleaning cluster resources') },
      { seen: absent },
      { seen: undefined, away: true },
      { seen: undefined, away: true },
      { seen: absent },
      { seen: { ...completed, uid: 'uid-2' } as Seen },
    ]);
    expect(last).toMatchObject({
      outcome: 'succeeded',
      steps: [
        { at: at(0), text: 'Cleaning cluster resources' },
        { at: at(120_000), text: expect.stringMatching(/is gone/) },
        { at: at(180_000), text: expect.stringMatching(/does not answer/) },
        { at: at(300_000), text: expect.stringMatching(/is gone/) },
        { at: at(360_000), text: 'Seed Generation completed' },
      ],
    });
  });

  it('keeps when it was first and last seen, and what it said', () => {
    expect(live([{ seen: present() }, { seen: completed }]).last).toEqual({
      cluster: 'sno1',
      image: 'registry.example/ocp/seed:1',
      uid: 'uid-1',
      firstSeenAt: at(0),
      lastSeenAt: at(60_000),
      endedAt: at(60_000),
      outcome: 'succeeded',
      state: 'Seed Generation completed',
      steps: [
        { at: at(0), text: 'nothing said yet' },
        { at: at(60_000), text: 'Seed Generation completed' },
      ],
    });
  });
});
