import type { RemedyCall } from '@seedgen/backstage-plugin-seedgen-common';
import { ago, RECREATE, remedyAfter, RESTART } from '../../dev/fixtures';
import { isSameCall, standingOf } from './remedies';

const NOW = Date.parse('2026-11-24T10:00:00.000Z');
const SINCE = ago(NOW, 600);

describe('isSameCall', () => {
  it.each<[RemedyCall, RemedyCall, boolean]>([
    [RESTART, { ...RESTART }, true],
    [RESTART, { ...RESTART, seedImage: undefined }, true],
    [RESTART, RECREATE, false],
    [RESTART, { ...RESTART, runId: 'another' }, false],
    [
      { action: 'remove-machine-config', machineConfig: '98-a' },
      { action: 'remove-machine-config', machineConfig: '98-b' },
      false,
    ],
    [
      { action: 'install-lifecycle-agent' },
      { action: 'install-lifecycle-agent', catalogSource: 'mirrored' },
      false,
    ],
  ])('%j and %j: %p', (a, b, same) => {
    expect(isSameCall(a, b)).toBe(same);
    expect(isSameCall(b, a)).toBe(same);
  });
});

describe('standingOf', () => {
  const done = remedyAfter(NOW, 300, { run: { id: 'done' } });
  const before = remedyAfter(NOW, 900, { run: { id: 'before' } });
  const going = remedyAfter(NOW, 6, { run: { id: 'going' } });
  const other = remedyAfter(NOW, 6, { call: RECREATE, run: { id: 'other' } });

  it.each([
    ['nothing was applied', [], undefined, false],
    ['it was applied', [done], 'done', false],
    ['it was applied before the trouble began', [before], undefined, false],
    ['it is applied again', [going, done], 'going', false],
    ['another one goes on', [other, done], 'done', true],
    [
      'one from before still goes on',
      [{ ...before, phase: 'Confirming' as const }],
      undefined,
      true,
    ],
  ])('%s', (_, remedies, id, otherActive) => {
    const standing = standingOf(RESTART, remedies, SINCE);
    expect(standing.run?.id).toBe(id);
    expect(standing.otherActive).toBe(otherActive);
  });
});
