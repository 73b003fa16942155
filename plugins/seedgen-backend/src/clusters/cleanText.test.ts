import { asItCame, cleanText } from './cleanText';

describe('cleanText', () => {
  it.each([
    ['keeps text, tabs and lines', 'a\tb\nc — ü 🙂', 'a\tb\nc — ü 🙂'],
    ['makes one kind of line ends', 'a\r\nb\rc', 'a\nb\nc'],
    [
      'shows control characters',
      'a\u0000\u0007\u0085b',
      'a\\u{0}\\u{7}\\u{85}b',
    ],
    [
      'shows bidirectional marks',
      'Launching\u202e imager\u2066',
      'Launching\\u{202e} imager\\u{2066}',
    ],
    ['shows what has no width', 'a\u200b\ufeffb', 'a\\u{200b}\\u{feff}b'],
    ['shows terminal sequences', '\u001b[31mred', '\\u{1b}[31mred'],
    ['shows broken characters', 'a\ud800b', 'a\\u{d800}b'],
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

describe('asItCame', () => {
  it.each([
    'Launching imager container\u202e',
    '\u001b[31mLaunching imager container',
    'a\r\nb\tc',
    'could not read pull-secret: {"auth":"dXNlcjpwYXNz"}',
  ])('leaves %j', text => expect(asItCame(text)).toBe(text));

  it('cuts, and replaces what no database takes', () => {
    expect(asItCame('a\0b\ud800')).toBe('a\ufffdb\ufffd');
    const cut = asItCame('ü'.repeat(1_000_000));
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(8192);
    expect(cut).toMatch(/^ü+…$/);
    expect(asItCame('x'.repeat(8192))).toHaveLength(8192);
    expect(asItCame('x'.repeat(8193))).toMatch(/x…$/);
  });
});
