import { csvRow } from './exportFormats';

describe('csvRow', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['\uFF1D1', `"'\uFF1D1"`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    // What is behind a separator or a quote stays within its cell, and is no beginning.
    ['x,=1', '"x,=1"'],
    ['x"=1', '"x""=1"'],
    ['x\n=1', '"x\n=1"'],
    ["'=1", `"'=1"`],
    ['user:default/jane', '"user:default/jane"'],
    ['', '""'],
    [undefined, '""'],
    [-7, '"-7"'],
  ])('writes %j as %j', (cell, expected) => {
    expect(csvRow([cell])).toBe(`${expected}\r\n`);
  });

  it('separates cells', () => {
    expect(csvRow([1, 'a', undefined])).toBe('"1","a",""\r\n');
  });
});
