import { LineSplitter, LONGEST_LINE } from './LineSplitter';

const all = (chunks: Buffer[]) => {
  const splitter = new LineSplitter();
  return chunks.flatMap(chunk => splitter.push(chunk));
};

describe('LineSplitter', () => {
  it.each([
    ['one chunk', ['a\nb\n'], ['a', 'b']],
    ['lines over chunks', ['a', 'b\nc', '\n'], ['ab', 'c']],
    ['a line that breaks off', ['a\nhalf'], ['a']],
    ['empty lines', ['\n\na\n'], ['', '', 'a']],
  ])('makes lines of %s', (_what, chunks, lines) => {
    expect(all(chunks.map(chunk => Buffer.from(chunk)))).toEqual(lines);
  });

  it('puts characters together that a chunk ends in', () => {
    const bytes = Buffer.from('größe 😀\n');
    expect(all([...bytes].map(byte => Buffer.from([byte])))).toEqual([
      'größe 😀',
    ]);
  });

  it('keeps the beginning of a line without an end', () => {
    const splitter = new LineSplitter();
    for (let part = 0; part < 200; part += 1) {
      expect(splitter.push(Buffer.alloc(64 * 1024, 'x'))).toEqual([]);
    }
    const [line, next] = splitter.push(Buffer.from('\nnext\n'));
    expect(line).toMatch(/^x+ \[… line cut\]$/);
    expect(line.length).toBeLessThan(LONGEST_LINE + 20);
    expect(next).toBe('next');
  });
});
