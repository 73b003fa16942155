import {
  failedRun,
  revertedRun,
  runAfter,
  timelineOf,
} from '../../dev/fixtures';
import { progressOf, stepsOf } from './steps';

const NOW = Date.parse('2026-11-22T10:45:00.000Z');

const statesOf = (run: Parameters<typeof stepsOf>[0], timeline: any) =>
  stepsOf(run, timeline)
    .map(step => `${step.phase}:${step.state}`)
    .join(' ');

describe('stepsOf', () => {
  it('shows what is done, where the run is and what is to come', () => {
    const run = runAfter(NOW, 296);
    expect(statesOf(run, run.timeline)).toBe(
      'Preflight:done Requesting:done Stabilizing:done Preparing:done Imaging:current Published:pending Recovering:pending Finalizing:pending Verifying:pending Cleaning:pending',
    );
  });

  it('tells how long each finished phase took, and nothing of others', () => {
    const run = runAfter(NOW, 296);
    const steps = stepsOf(run, run.timeline);
    expect(steps.map(step => step.durationMs)).toEqual([
      3000,
      2000,
      2000,
      77_000,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('marks phases that were passed unseen', () => {
    const run = runAfter(NOW, 430);
    const timeline = run.timeline.filter(
      ({ phase }) => phase !== 'Imaging' && phase !== 'Finalizing',
    );
    expect(statesOf(run, timeline)).toContain('Imaging:skipped Published:done');
    expect(statesOf(run, timeline)).toContain('Finalizing:skipped');
  });

  it('marks where a run failed, and nothing beyond', () => {
    const run = failedRun(NOW);
    expect(statesOf(run, run.timeline)).toContain(
      'Published:skipped Recovering:done Finalizing:failed Verifying:pending Cleaning:pending',
    );
  });

  it.each([
    ['Abandoned', 'Imaging:stopped Published:pending'],
    ['Unconfirmed', 'Imaging:unconfirmed Published:pending'],
  ] as const)('marks where a run became %s', (phase, expected) => {
    const run = { ...runAfter(NOW, 296), phase };
    expect(statesOf(run, run.timeline)).toContain(expected);
  });

  it('shows Reverting only to those who got there, and no phase that was not', () => {
    const run = revertedRun(NOW);
    expect(statesOf(run, run.timeline)).toBe(
      'Preflight:done Applying:done Rendering:done Reverting:failed',
    );
    expect(
      statesOf({ ...run, phase: 'Applying' }, run.timeline.slice(0, 2)),
    ).not.toContain('Reverting');
  });

  it('knows the current phase even without its entry', () => {
    const run = runAfter(NOW, 90);
    expect(statesOf(run, [])).toContain('Imaging:current');
    expect(statesOf(run, timelineOf(NOW, 10))).toContain('Imaging:current');
  });
});

describe('progressOf', () => {
  it('says nothing of a kind whose phases are not known here', () => {
    expect(progressOf({ kind: 'rehearsal', phase: 'Playing' })).toBeUndefined();
  });

  it.each([
    ['generate', 'Preflight', 1, 10],
    ['generate', 'Imaging', 5, 10],
    ['generate', 'Succeeded', 10, 10],
    ['partition', 'Reverting', 6, 6],
  ] as const)('counts %s in %s as %d of %d', (kind, phase, step, total) => {
    expect(progressOf({ kind, phase })).toEqual({ step, total });
  });
});
