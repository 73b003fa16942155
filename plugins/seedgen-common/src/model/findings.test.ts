import { distinctFindings, sumUpChecks } from './findings';
import type { CheckResult } from './preflight';

const check = (id: string, over: Partial<CheckResult> = {}): CheckResult => ({
  id,
  title: id,
  severity: 'blocks',
  status: 'pass',
  message: 'All is well.',
  durationMs: 1,
  ...over,
});
const bad = {
  status: 'unknown' as const,
  reasonCode: 'Unreachable',
  message: 'It does not answer.',
  remedy: 'Try again.',
};
const told = (checks: CheckResult[]) =>
  distinctFindings(checks).map(({ check: { id }, also }) => [
    id,
    ...also.map(each => each.id),
  ]);

describe('distinctFindings', () => {
  it.each<[string, CheckResult[], string[][]]>([
    ['nothing', [], []],
    ['checks that pass', [check('a'), check('b')], [['a'], ['b']]],
    [
      'equal findings',
      [check('a', bad), check('b'), check('c', bad)],
      [['a', 'c'], ['b']],
    ],
    [
      'findings that differ in what to do',
      [check('a', bad), check('b', { ...bad, remedy: 'Wait.' })],
      [['a'], ['b']],
    ],
    [
      'findings without a reason',
      [
        check('a', { ...bad, reasonCode: undefined }),
        check('b', { ...bad, reasonCode: undefined }),
      ],
      [['a'], ['b']],
    ],
    [
      'what another check is the cause of, wherever that stands',
      [
        check('a', { ...bad, message: 'of a', causedBy: 'c' }),
        check('b'),
        check('c', { ...bad, status: 'fail' }),
        check('d', { ...bad, message: 'of d', causedBy: 'c' }),
      ],
      [['b'], ['c', 'a', 'd']],
    ],
    [
      'a cause that is itself equal to another',
      [check('a', bad), check('b', bad), check('c', { ...bad, causedBy: 'b' })],
      [['a', 'b', 'c']],
    ],
    [
      'a cause that is not among them',
      [check('a', { ...bad, causedBy: 'gone' })],
      [['a']],
    ],
    [
      'two that name each other, or itself',
      [
        check('a', { ...bad, causedBy: 'b' }),
        check('b', { ...bad, causedBy: 'a' }),
        check('c', { ...bad, causedBy: 'c' }),
      ],
      [['c'], ['a'], ['b']],
    ],
  ])('tells apart %s', (_what, checks, groups) => {
    expect(told(checks)).toEqual(groups);
  });
});

describe('sumUpChecks', () => {
  const many = (count: number, status: CheckResult['status']) =>
    Array.from({ length: count }, () => ({ status }));
  it.each([
    [[], 'no checks'],
    [many(37, 'pass'), '37 passed'],
    [
      [...many(33, 'pass'), ...many(4, 'not-applicable')],
      '33 passed, 4 not applicable',
    ],
    [
      [...many(1, 'not-applicable'), ...many(1, 'warn'), ...many(2, 'pass')],
      '2 passed, 1 warning, 1 not applicable',
    ],
    [
      [
        ...many(2, 'warn'),
        ...many(3, 'unknown'),
        ...many(1, 'fail'),
        ...many(5, 'pass'),
      ],
      '1 failed, 3 unknown, 5 passed, 2 warnings',
    ],
  ])('of %j is %s', (checks, text) => {
    expect(sumUpChecks(checks)).toBe(text);
  });
});
