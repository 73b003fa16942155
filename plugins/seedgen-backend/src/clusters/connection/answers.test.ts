import { readAnswer } from './answers';

const question = {
  doing: 'Reading nodes of cluster sno1',
  rule: 'list nodes',
  now: new Date('2026-03-01T10:00:00Z'),
};
const status = (reason?: string, more: object = {}) =>
  JSON.stringify({ kind: 'Status', reason, message: 'canary', ...more });
const read = (
  code: number,
  body: string,
  contentType = 'application/json',
  headers: Record<string, string> = {},
) =>
  readAnswer(
    {
      status: code,
      headers: { 'content-type': contentType, ...headers },
      body: Buffer.from(body),
    },
    question,
  );

it('gives JSON', () => {
  expect(read(200, '{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
});

it.each([
  [400, status('BadRequest'), 'invalid'],
  [401, status('Unauthorized'), 'unauthorized'],
  [403, status('Forbidden'), 'forbidden'],
  [404, status('NotFound'), 'not-found'],
  [405, status('MethodNotAllowed'), 'not-found'],
  [409, status('AlreadyExists'), 'conflict'],
  [410, status('Expired'), 'gone'],
  [422, status('Invalid'), 'invalid'],
  [429, status('TooManyRequests'), 'throttled'],
  [500, status('InternalError'), 'unavailable'],
  [503, '', 'unavailable'],
  [302, '', 'protocol'],
  [200, 'not json', 'protocol'],
  [200, '', 'protocol'],
])('takes %i %s for %s%s', (code, body, expected) => {
  const answer = read(code, body);
  expect(answer).toMatchObject({ ok: false, failure: { code: expected } });
  expect(JSON.stringify(answer)).not.toContain('canary');
});

it('names the rule that is missing', () => {
  expect(read(403, status('Forbidden'))).toMatchObject({
    failure: {
      missingRule: 'list nodes',
      message: expect.stringContaining("'list nodes'"),
    },
  });
});

it('believes a 404 only from an API server', () => {
  const page = '<html>canary</html>';
  expect(read(404, page, 'text/html')).toMatchObject({
    failure: { code: 'protocol' },
  });
  expect(read(403, page, 'text/html')).toMatchObject({
    failure: { code: 'protocol' },
  });
  expect(read(200, page, 'text/html')).toMatchObject({
    failure: { code: 'protocol' },
  });
  expect(read(404, '404 page not found\n', 'text/plain')).toMatchObject({
    failure: { code: 'not-found' },
  });
});

it.each([
  [{ 'retry-after': '7' }, status('TooManyRequests'), 7000],
  [{}, status('TooManyRequests', { details: { retryAfterSeconds: 3 } }), 3000],
  [{}, status('TooManyRequests'), undefined],
])('says how long to wait (%j)', (headers, body, expected) => {
  const answer = read(429, body, 'application/json', headers);
  expect(answer.ok || answer.failure.retryAfterMs).toBe(expected);
});

it('quotes no reason that is not one', () => {
  const answer = read(409, status('canary canary'));
  expect(JSON.stringify(answer)).not.toContain('canary');
});
