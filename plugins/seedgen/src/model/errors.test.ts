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
    const broken = await answer(503, 'ServiceUnavailableError', 'Later');
    expect([forbidden, absent, broken].map(errorKindOf)).toEqual([
      'forbidden',
      'not-found',
      'failed',
    ]);
    expect([forbidden, absent, broken].map(errorMessageOf)).toEqual([
      'Not for you',
      'No such cluster',
      'Later',
    ]);
  });

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
