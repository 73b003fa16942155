import {
  obstaclesOf,
  readinessStatusOf,
  type ReadinessCheck,
} from './readiness';

const check = (
  id: string,
  status: ReadinessCheck['status'],
  severity: ReadinessCheck['severity'] = 'blocks',
): ReadinessCheck => ({
  id,
  title: id,
  severity,
  status,
  source: 'look',
  asOf: '2026-11-22T10:00:00.000Z',
});

describe('readinessStatusOf', () => {
  it.each<[string, ReadinessCheck[], string]>([
    ['nothing was asked for', [], 'ready'],
    [
      'nothing speaks against it',
      [check('a', 'pass'), check('b', 'not-applicable'), check('c', 'warn')],
      'ready',
    ],
    [
      'one could not be seen',
      [check('a', 'pass'), check('b', 'unknown')],
      'unknown',
    ],
    [
      'one fails and all others could not be seen',
      [check('a', 'unknown'), check('b', 'fail'), check('c', 'unknown')],
      'not-ready',
    ],
    [
      'what only warns fails, or could not be seen',
      [check('a', 'fail', 'warns'), check('b', 'unknown', 'warns')],
      'ready',
    ],
  ])('when %s', (_when, checks, status) => {
    expect(readinessStatusOf(checks)).toBe(status);
  });
});

describe('obstaclesOf', () => {
  it('has what fails before what could not be seen, and nothing that only warns', () => {
    const checks = [
      check('a', 'unknown'),
      check('b', 'fail'),
      check('c', 'fail', 'warns'),
      check('d', 'pass'),
      check('e', 'fail'),
    ];
    const ids = obstaclesOf({ status: 'not-ready', checks, inPreflight: [] });
    expect(ids.map(({ id }) => id)).toEqual(['b', 'e', 'a']);
    expect(obstaclesOf(undefined)).toEqual([]);
  });
});
