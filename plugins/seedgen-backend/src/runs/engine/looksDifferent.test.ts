import type { MachineRun } from './types';
import { KINDS } from '../kinds';
import { looksDifferent as looksDifferentFor } from './publicRun';

const AT = '2026-11-22T10:00:00.000Z';
const LATER = '2026-11-22T10:00:02.000Z';

const run: MachineRun = {
  id: 'r',
  kind: 'generate',
  cluster: 'sno1',
  request: {
    kind: 'generate',
    cluster: 'sno1',
    seedImage: 'registry.example/seed:1',
    confirmation: 'sno1',
  },
  requestedBy: 'user:default/ann',
  requestedAt: AT,
  phase: 'Preparing',
  phaseSince: AT,
  statusText: 'Pulling recert image',
  observedAt: AT,
  watching: false,
  memory: { effects: {}, lookedAt: AT },
};

const looksDifferent = (
  before: MachineRun,
  after: Parameters<typeof looksDifferentFor>[1],
) => looksDifferentFor(before, after, KINDS);

describe('looksDifferent', () => {
  it('is no different because it was looked at again', () => {
    const looked = {
      ...run,
      observedAt: LATER,
      memory: { ...run.memory, lookedAt: LATER },
    };
    expect(looksDifferent(run, { run: looked, entries: [] })).toBe(false);
  });

  it.each<[string, Partial<MachineRun>]>([
    ['its text', { statusText: 'Launching imager container' }],
    ['its phase', { phase: 'Imaging', phaseSince: LATER }],
    ['a problem', { problem: { code: 'PhaseTimeout', message: 'x' } as never }],
    ['the API gone', { unreachableSince: LATER }],
    ['an image', { digest: 'sha256:0' }],
    [
      'a proof',
      {
        memory: { effects: {}, verification: { verdict: 'verified' } } as never,
      },
    ],
  ])('is different for %s', (_, changes) => {
    expect(
      looksDifferent(run, { run: { ...run, ...changes }, entries: [] }),
    ).toBe(true);
  });

  it('is different for a new entry of the timeline', () => {
    const entry = { at: LATER, type: 'note', phase: 'Preparing', text: 'x' };
    expect(looksDifferent(run, { run, entries: [entry as never] })).toBe(true);
  });
});
