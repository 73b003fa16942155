import {
  driveGenerate,
  type DriveOptions,
} from '../__testUtils__/driveGenerate';
import { T1 } from '../__testUtils__/generateTimelines';

describe('T12 abandoned', () => {
  const cancelAt =
    (t: number): DriveOptions['afterRow'] =>
    (run, row) =>
      row.t === t
        ? {
            ...run,
            cancelled: {
              by: 'user:default/jane',
              at: '2026-11-22T10:03:20.000Z',
            },
          }
        : run;

  it('stops following at once, and watches quietly until the Secret is gone', () => {
    const rows = [...T1.slice(0, 10), { ...T1[9], t: 200 }, ...T1.slice(10)];
    const driven = driveGenerate(rows, { afterRow: cancelAt(200) });
    expect(driven.phases).toEqual([
      'Preflight',
      'Requesting',
      'Stabilizing',
      'Preparing',
      'Imaging',
      'Abandoned',
    ]);
    expect(driven.run.watching).toBe(false);
    expect(driven.run.problem).toMatchObject({ code: 'StoppedFollowing' });
    expect(driven.run.statusText).toContain('LCA cannot be stopped');
    expect(driven.effects).toContain('delete-secret');
    expect(driven.effects).not.toContain('delete-seed-generator');
    expect(driven.seeds).toBe(1);
    const actions = driven.audits.map(({ action }) => action);
    expect(actions.filter(action => action === 'run.abandoned')).toHaveLength(
      1,
    );
    expect(actions).toContain('secret.deleted');
    expect(driven.audits[driven.audits.length - 1]).toMatchObject({
      action: 'run.phase',
      outcome: 'succeeded',
      message: expect.stringContaining('came to its end: Succeeded'),
    });
  });

  it.each([0, 1, 3, 8])('takes the request away when cancelled at %s', t => {
    const driven = driveGenerate(
      T1.filter(row => row.t <= Math.max(t, 1.5)),
      { afterRow: cancelAt(t) },
    );
    expect(driven.run.phase).toBe('Abandoned');
    expect(driven.run.watching).toBe(false);
    expect(driven.run.problem?.code).toBe('Cancelled');
    expect(driven.effects).toEqual(
      expect.arrayContaining(['delete-seed-generator', 'delete-secret']),
    );
  });

  it('finds out that the imager was launched while it was being cancelled', () => {
    const driven = driveGenerate(T1, { afterRow: cancelAt(8) });
    // At 80 the object is there and is deleted; had Lifecycle Agent been faster, it is gone.
    expect(driven.run.phase).toBe('Abandoned');
    const missed = driveGenerate(
      T1.filter(row => row.t !== 80),
      { afterRow: cancelAt(8) },
    );
    expect(missed.run.phase).toBe('Abandoned');
    expect(missed.run.problem?.code).toBe('StoppedFollowing');
    expect(missed.run.watching).toBe(false);
  });
});
