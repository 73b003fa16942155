import { escapeHtml, html, phasesOfRun } from './html';

describe('a text in a report', () => {
  it.each([
    ['a < b & "c" \'d\'', 'a &lt; b &amp; &quot;c&quot; &#39;d&#39;'],
    ['</pre><script>', '&lt;/pre&gt;&lt;script&gt;'],
    ['one\n\ttwo', 'one\n\ttwo'],
    ['container\u202e', 'container\\u{202e}'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['zero\u200bwidth\u0000', 'zero\\u{200b}width\\u{0}'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['Grüße 😀', 'Grüße 😀'],
  ])('%j', (text, expected) => {
    expect(escapeHtml(text)).toBe(expected);
  });

  it('is escaped in every place of a template, once', () => {
    const inner = html`<b>${'<'}</b>`;
    expect(
      html`<p>${inner}${['&', inner]}${undefined}${false}${7}</p>`.markup,
    ).toBe('<p><b>&lt;</b>&amp;<b>&lt;</b>7</p>');
  });

  it('may be long', () => {
    const long = '<\u202e'.repeat(500_000);
    expect(escapeHtml(long)).toHaveLength(500_000 * 12);
  });
});

describe('moments of a report', () => {
  it('are those at which phases begin and end', () => {
    const entry = (sequence: number, phase: any, at: string, type = 'phase') =>
      ({ sequence, phase, at, type, text: '' } as any);
    expect(
      phasesOfRun({
        requestedAt: '1',
        finishedAt: '9',
        timeline: [
          entry(1, 'Preflight', '1'),
          entry(2, 'Preflight', '2', 'note'),
          entry(3, 'Requesting', '3'),
          entry(4, 'Failed', '9'),
        ],
      }),
    ).toEqual([
      { phase: 'Preflight', from: '1', until: '3' },
      { phase: 'Requesting', from: '3', until: '9' },
    ]);
  });
});
