import { cleanText } from './cleanText';

describe('cleanText', () => {
  it.each([
    ['keeps text, tabs and lines', 'a\tb\nc — ü 🙂', 'a\tb\nc — ü 🙂'],
    ['makes one kind of line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['drops control characters', 'a\u0000\u0007\u007f\u0085b', 'ab'],
    [
      'drops bidirectional marks',
      'Launching\u202e imager\u2066',
      'Launching imager',
    ],
    ['drops what has no width', 'a\u200b\u200d\ufeff\u00adb', 'ab'],
    [
      'drops terminal sequences',
      '\u001b[31mred\u001b[0m \u001b]0;title\u0007end',
      'red end',
    ],
    [
      'drops hyperlinks',
      '\u001b]8;;https://x.example\u001b\\text\u001b]8;;\u001b\\',
      'text',
    ],
    ['mends broken characters', 'a\ud800b', 'a\ufffdb'],
    [
      'hides bearer tokens',
      'Authorization: Bearer abcdef.123456',
      'Authorization: Bearer ***',
    ],
    ['hides JWTs', 'token eyJhbGciOiJS.eyJzdWIiOiJh.c2ln', 'token ***'],
    ['hides auth entries', '{"auth": "dXNlcjpwYXNz"}', '{"auth": "***"}'],
    [
      'hides URLs with passwords',
      'to https://u:p@r.example/v2',
      'to https://***@r.example/v2',
    ],
    [
      'hides private keys',
      'x -----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY----- y',
      'x -----BEGIN ***----- y',
    ],
  ])('%s', (_, text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('cuts to bytes, at a character', () => {
    const cut = cleanText('ü'.repeat(10_000));
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(8192);
    expect(cut).toMatch(/^ü+…$/);
    expect(cleanText('x'.repeat(8192))).toHaveLength(8192);
  });
});
