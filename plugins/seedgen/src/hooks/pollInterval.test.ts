import { ResponseError } from '@backstage/errors';
import { POLL_MS, pollInterval, type Polling } from './pollInterval';

const answered = (status: number) =>
  ResponseError.fromResponse({
    ok: false,
    status,
    statusText: 'x',
    headers: new Headers({ 'content-type': 'text/plain' }),
    text: async () => 'x',
  } as Response);

describe('pollInterval', () => {
  const calm: Polling = {
    busy: false,
    signalsArrive: true,
    doubtful: false,
    failures: 0,
  };
  it.each([
    ['nothing happens', {}, POLL_MS.idle],
    ['signals tell', { busy: true }, POLL_MS.busyWithSignals],
    ['nobody tells', { busy: true, signalsArrive: false }, POLL_MS.busy],
    ['signals may be lost', { busy: true, doubtful: true }, POLL_MS.doubtful],
    [
      'the network is away',
      { error: new TypeError('Failed to fetch'), failures: 1 },
      POLL_MS.doubtful,
    ],
    [
      'it has been away for long',
      { error: new TypeError('Failed to fetch'), failures: 31 },
      POLL_MS.failing,
    ],
  ] as const)('when %s', (_, polling, expected) => {
    expect(pollInterval({ ...calm, ...polling })).toBe(expected);
  });

  it.each([
    [401, POLL_MS.idle],
    [403, POLL_MS.idle],
    [404, POLL_MS.idle],
    [429, POLL_MS.doubtful],
    [500, POLL_MS.doubtful],
    [503, POLL_MS.doubtful],
  ])('after an answer of %s', async (status, expected) => {
    const error = await answered(status);
    expect(pollInterval({ ...calm, busy: true, error, failures: 1 })).toBe(
      expected,
    );
  });
});
