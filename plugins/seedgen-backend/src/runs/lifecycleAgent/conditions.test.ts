import {
  completed,
  condition,
  failure,
  progress,
} from '../__testUtils__/observations';
import { readConditions } from './conditions';

const of = (view: ReturnType<typeof progress>) =>
  view.seedGenerator.state === 'present' ? view.seedGenerator.conditions : [];

describe('readConditions', () => {
  it.each([
    ['Waiting for system to stabilize', 'waiting'],
    ['Starting seed generation', 'starting'],
    ['Pulling recert image', 'pulling'],
    ['Preparing for seed generation', 'preparing'],
    ['Cleaning cluster resources', 'cleaning'],
    ['Launching imager container', 'launching'],
    ['Finalizing seed generation', 'finalizing'],
    ['Something that a newer one says', undefined],
    ['launching imager container', undefined],
    ['Launching imager container ', undefined],
    ['Launching imager container\u200b', undefined],
    ['Launching imager container\u202e', undefined],
    ['\u001b[1mLaunching imager container', undefined],
    ['Launching imager container\r', undefined],
  ])('takes %j for %s', (message, step) => {
    const reading = readConditions(of(progress(message)));
    expect(reading).toMatchObject({ kind: 'progress' });
    expect('step' in reading ? reading.step : undefined).toBe(step);
  });

  it.each([
    // Up to 4.19, and from 4.20 on.
    'one or more health checks failed\n  - node is not yet ready: sno1\n  - sriovNetworkNodeState not ready',
    'one or more health checks failed: node is not yet ready: sno1\n  - sriovNetworkNodeState not ready',
    'one or more health checks failed: \n  - node is not yet ready: sno1\n  - sriovNetworkNodeState not ready',
    // With line ends already made spaces.
    'one or more health checks failed   - node is not yet ready: sno1   - sriovNetworkNodeState not ready',
  ])('lists the causes of %j', text => {
    expect(
      readConditions(of(progress(`Waiting for system to stabilize: ${text}`))),
    ).toMatchObject({
      step: 'waiting',
      causes: [
        'node is not yet ready: sno1',
        'sriovNetworkNodeState not ready',
      ],
    });
  });

  it.each([
    'expected container exit code 0, found: 1',
    'expected container status 0, found: 1',
  ])('takes the prefixes off a failure: %s', text => {
    expect(
      readConditions(
        of(
          failure(
            `Seed generation failed: imager container status check failed: ${text}`,
          ),
        ),
      ),
    ).toEqual({
      kind: 'failed',
      message: `imager container status check failed: ${text}`,
      code: 'ImagerFailed',
      afterImager: true,
    });
  });

  it('knows that the imager is unaccounted for however long what comes before is', () => {
    const long = 'x'.repeat(1_100);
    expect(
      readConditions(
        of(
          failure(
            `imager container status check failed: ${long}: expected container status exited, found: running`,
          ),
        ),
      ),
    ).toMatchObject({
      kind: 'failed',
      code: 'ImagerStillRan',
      afterImager: true,
      unaccounted: true,
    });
  });

  it.each([
    ['line ends', '\n'],
    ['blanks', ' '],
    ['line ends with marks', '\n - x'],
    ['blanks with marks', '  - '],
  ])('reads a message of %s in no time', (_, each) => {
    const text = `one or more health checks failed${each.repeat(8_000)}x`;
    const before = performance.now();
    const reading = readConditions(
      of(progress(`Waiting for system to stabilize: ${text}`)),
    );
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(reading).toMatchObject({ kind: 'progress', step: 'waiting' });
  });

  it('reads an end', () => {
    expect(readConditions(of(completed()))).toEqual({
      kind: 'completed',
      message: 'Seed Generation completed',
    });
  });

  it('knows a failure by what was said, and keeps it masked', () => {
    const auth = '{"auth":"dXNlcjpwYXNz"}';
    const text = `${'x'.repeat(2000)} ${auth} invalid cluster pull-secret`;
    const reading = readConditions(of(failure(text)));
    expect(reading).toMatchObject({
      kind: 'failed',
      code: 'PullSecretSanitised',
    });
    expect(JSON.stringify(reading)).not.toContain('dXNlcjpwYXNz');
    expect(
      readConditions(of(failure(`could not: ${auth}\u202e`))),
    ).toMatchObject({ message: 'could not: {"auth":"***"}\\u{202e}' });
  });

  const done = condition('SeedGenCompleted', 'True', 'Completed', 'x');
  const failed = condition('SeedGenCompleted', 'False', 'Failed', 'x');
  const running = condition('SeedGenInProgress', 'True', 'InProgress', 'x');
  it.each([
    ['null', null, 'silent'],
    ['an object', {} as never, 'silent'],
    ['an empty list', [], 'silent'],
    ['entries that are none', [null, 1] as never, 'silent'],
    ['an unknown type', [condition('Other', 'True', '', '')], 'silent'],
    ['both ends', [done, failed], 'unclear'],
    ['the same end twice', [done, done], 'unclear'],
    ['an end while running', [done, running], 'unclear'],
    ['two that run', [running, running], 'unclear'],
    ['an end alone', [done], 'completed'],
    [
      'an end that failed',
      [condition('SeedGenCompleted', 'True', 'Failed', 'x')],
      'unclear',
    ],
    [
      'an end beside a failure',
      [done, condition('SeedGenInProgress', 'False', 'Failed', 'x')],
      'unclear',
    ],
    ['a failure while running', [failed, running], 'unclear'],
    [
      'an end for another reason',
      [condition('SeedGenCompleted', 'True', 'Rejected', 'x')],
      'unclear',
    ],
    [
      'an end beside progress that is unknown',
      [done, condition('SeedGenInProgress', 'Unknown', '', '')],
      'unclear',
    ],
    [
      '10,000 others',
      Array(10_000).fill(condition('O', 'True', '', '')),
      'silent',
    ],
    [
      'an end that is unknown',
      [condition('SeedGenCompleted', 'Unknown', '', '')],
      'silent',
    ],
  ])('takes %s for %s', (_, conditions, kind) => {
    expect(readConditions(conditions).kind).toBe(kind);
  });
});
