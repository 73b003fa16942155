import fc from 'fast-check';
import { duration, printable, redact, safeText } from '.';

describe('redact', () => {
  it.each([
    ['{"auths":{"r.example":{"auth":"Y2FuYXJ5OmNhbmFyeQ=="}}}', 'Y2FuYXJ5'],
    ['auth=dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNz'],
    ['Authorization: Bearer abcdef123456', 'abcdef123456'],
    ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['https://user:hunter22@r.example/v2/', 'hunter22'],
    ['password: hunter22', 'hunter22'],
    ['"password": "hunter 22"', 'hunter 22'],
    ['\\"auth\\":\\"Y2FuYXJ5OmNhbmFyeQ==\\"', 'Y2FuYXJ5'],
    ['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl end', 'eyJhbGci'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----',
      'MIIabc',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIabc', 'MIIabc'],
  ])('masks %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('***');
  });

  it.each([
    'could not find seedAuth in seedgen secret',
    'unauthorized: authentication required',
    'dial tcp 10.0.0.1:6443: connect: connection refused',
    'Launching imager container',
  ])('leaves %s', text => {
    expect(redact(text)).toBe(text);
  });
});

describe('printable', () => {
  it('shows what hides, reorders or controls', () => {
    expect(printable('a\u202eb\u200bc\u0007d')).toBe(
      'a\\u{202e}b\\u{200b}c\\u{7}d',
    );
    expect(printable('\u001b[2Jx')).toBe('\\u{1b}[2Jx');
    expect(printable('a\r\n{"isAuditEvent":true}')).toBe(
      'a {"isAuditEvent":true}',
    );
    expect(printable('\ud800')).toBe('\\u{d800}');
    expect(printable('😀')).toBe('😀');
  });

  it('is one line of bounded length whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => {
        const shown = safeText(text, 100);
        expect(shown.length).toBeLessThanOrEqual(100);
        expect(shown).not.toMatch(/[\r\n\0\u202e]/);
      }),
    );
  });
});

describe('duration', () => {
  it.each([
    [-5, '0 s'],
    [40_000, '40 s'],
    [300_000, '5 min'],
    [7_200_000, '2 h'],
    [7_500_000, '2 h 5 min'],
  ])('%s ms is %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});
