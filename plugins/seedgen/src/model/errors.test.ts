import {
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import { errorKindOf, errorMessageOf, reasonOf } from './errors';

async function answer(status: number, name: string, message: string) {
  return await ResponseError.fromResponse({
    ok: false,
    status,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
  } as any);
}

describe('errors', () => {
  it('tells apart the answers of a backend', async () => {
    const forbidden = await answer(403, 'NotAllowedError', 'Not for you');
    const absent = await answer(404, 'NotFoundError', 'No such cluster');
    const away = await answer(503, 'ServiceUnavailableError', 'Later');
    const broken = await answer(500, 'Error', 'InternalError: see the log');
    const all = [forbidden, absent, away, broken];
    expect(all.map(errorKindOf)).toEqual([
      'forbidden',
      'not-found',
      'unreachable',
      'failed',
    ]);
    expect(all.map(errorMessageOf)).toEqual([
      'Not for you',
      'No such cluster',
      'Later',
      'InternalError: see the log',
    ]);
  });

  it.each([
    [502, 'unreachable', 'The portal does not answer (status 502)'],
    [503, 'unreachable', 'The portal does not answer (status 503)'],
    [504, 'unreachable', 'The portal does not answer (status 504)'],
    [
      500,
      'failed',
      'The portal was asked, and something answered with status 500',
    ],
    [
      403,
      'forbidden',
      'The portal was asked, and something answered with status 403',
    ],
  ] as const)(
    'shows nothing of the page that somebody else sends with %i',
    async (status, kind, message) => {
      // As the clients of other plugins make it.
      const error = await ResponseError.fromResponse(
        new Response('<html>nginx/1.2.3</html>', {
          status,
          statusText: 'Bad Gateway of nginx',
          headers: { 'content-type': 'text/html' },
        }),
      );
      expect(errorKindOf(error)).toBe(kind);
      expect(errorMessageOf(error)).toBe(message);
    },
  );

  it('understands errors that never travelled', () => {
    expect(errorKindOf(new NotAllowedError('no'))).toBe('forbidden');
    expect(errorKindOf(new NotFoundError('no'))).toBe('not-found');
    expect(errorKindOf(new TypeError('Failed to fetch'))).toBe('unreachable');
    expect(errorKindOf(new TypeError('Load failed'))).toBe('unreachable');
    expect(errorKindOf(new TypeError('x is not a function'))).toBe('failed');
    expect(errorMessageOf(new TypeError('Failed to fetch'))).toBe(
      'Failed to fetch',
    );
  });

  it.each([
    [
      'RunActive: a run is active',
      { code: 'RunActive', message: 'a run is active' },
    ],
    ['Two words: are no code', { message: 'Two words: are no code' }],
    ['ERR: neither is this', { message: 'ERR: neither is this' }],
    ['RunBusy:', { message: 'RunBusy:' }],
  ])('parts %s into code and message', (message, reason) => {
    expect(reasonOf(new Error(message))).toEqual(reason);
  });
});
