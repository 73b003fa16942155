import { KeptLog } from './KeptLog';

const T = (seconds: string, text: string) =>
  `2026-11-22T10:00:${seconds}Z ${text}`;

describe('KeptLog', () => {
  it('keeps each line once, although a connection brings known ones again', () => {
    const log = new KeptLog();
    log.add([T('01', 'a'), T('02', 'b'), T('02', 'c')]);
    expect(log.since).toBe('2026-11-22T10:00:02Z');
    log.begin();
    log.add([T('02', 'b'), T('02', 'c'), T('02', 'd'), T('03', 'e')]);
    expect(log.text().split('\n')).toEqual([
      T('01', 'a'),
      T('02', 'b'),
      T('02', 'c'),
      T('02', 'd'),
      T('03', 'e'),
      '',
    ]);
    expect(log.added).toBe(5);
  });

  it('goes on where somebody else has stopped', () => {
    const first = new KeptLog();
    first.add([T('01.5', 'a'), T('01.500000001', 'b')]);
    const second = new KeptLog(first.text());
    second.add([T('01.5', 'a'), T('01.500000001', 'b'), T('02', 'c')]);
    expect(second.added).toBe(1);
    expect(second.text()).toBe(`${first.text()}${T('02', 'c')}\n`);
  });

  it.each([
    [T('01', 'a'), T('01.1', 'b')],
    [T('01.09', 'a'), T('01.1', 'b')],
    ['2026-11-22T10:00:01Z a', '2026-11-22T12:00:02+02:00 b'],
  ])('knows that %s was before %s', (earlier, later) => {
    const log = new KeptLog();
    log.add([later]);
    log.begin();
    log.add([earlier]);
    expect(log.text()).toBe(`${later}\n`);
  });

  it('keeps lines of a clock that was set back once a newer one has come', () => {
    const log = new KeptLog();
    log.add([T('05', 'a'), T('01', 'b'), 'without a time']);
    expect(log.added).toBe(3);
  });

  it('keeps the end of a long log, and says so', () => {
    const log = new KeptLog('', 100);
    for (let line = 10; line < 40; line += 1) log.add([T(String(line), 'x')]);
    expect(log.text()).toBe(
      [
        '[… earlier lines left out]',
        ...['36', '37', '38', '39'].map(second => T(second, 'x')),
        '',
      ].join('\n'),
    );
    expect(new KeptLog(log.text(), 100).text()).toBe(log.text());
  });

  it('shows what a terminal would act on', () => {
    const log = new KeptLog();
    log.add(['\u001b[31mred\tx\0\u202e']);
    expect(log.text()).toBe('\\u{1b}[31mred\tx\\u{0}\\u{202e}\n');
  });

  it('masks credentials, also a key over many lines', () => {
    const log = new KeptLog();
    log.add([
      T('01', '{"auth":"Y2FuYXJ5OmNhbmFyeQ=="}'),
      T('02', '-----BEGIN RSA PRIVATE KEY-----'),
      T('02', 'MIIcanary'),
      T('02', '-----END RSA PRIVATE KEY-----'),
      T('03', 'harmless'),
    ]);
    expect(log.text()).not.toMatch(/canary|Y2Fu/);
    expect(log.text()).toContain(T('03', 'harmless'));
  });
});
