import {
  driveGenerate,
  type DriveOptions,
} from '../../__testUtils__/driveGenerate';
import { T1 } from '../../__testUtils__/generateTimelines';

const cancelAt =
  (t: number, onlyIfStoppable?: true): DriveOptions['afterRow'] =>
  (run, row) =>
    row.t === t
      ? {
          ...run,
          cancelled: {
            by: 'user:default/jane',
            at: '2026-11-22T10:03:20.000Z',
            onlyIfStoppable,
          },
        }
      : run;

describe('T12 abandoned', () => {
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

describe('a cancellation that is only to stop what can be stopped', () => {
  it.each([0, 1, 3, 8])('takes the request away at %s', t => {
    const driven = driveGenerate(
      T1.filter(row => row.t <= Math.max(t, 1.5)),
      { afterRow: cancelAt(t, true) },
    );
    expect(driven.run.phase).toBe('Abandoned');
    expect(driven.run.problem?.code).toBe('Cancelled');
    expect(driven.effects).toContain('delete-seed-generator');
  });

  it('leaves a run alone whose imager was launched, which goes on to its end', () => {
    const rows = [...T1.slice(0, 10), { ...T1[9], t: 200 }, ...T1.slice(10)];
    const driven = driveGenerate(rows, { afterRow: cancelAt(200, true) });
    const undisturbed = driveGenerate(rows);
    expect(driven.phases).toEqual(undisturbed.phases);
    expect(driven.phases).toContain('Succeeded');
    expect(driven.effects).toEqual(undisturbed.effects);
    expect(driven.run.cancelled).toBeUndefined();
    expect(
      driven.entries.filter(({ text }) => /came too late/.test(text)),
    ).toHaveLength(1);
  });

  it('goes on with a run whose imager was launched while it was being cancelled', () => {
    const missed = driveGenerate(
      T1.filter(row => row.t !== 80),
      { afterRow: cancelAt(8, true) },
    );
    expect(missed.run.phase).toBe('Succeeded');
    expect(missed.run.problem).toBeUndefined();
    expect(missed.seeds).toBe(1);
  });
});
