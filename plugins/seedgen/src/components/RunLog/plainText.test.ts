import { plainText } from './plainText';

describe('plainText', () => {
  it.each([
    ['\u001b[31mred\u001b[0m and \u001b[1;32mgreen', 'red and green'],
    ['\u001b]8;;https://a.example\u0007link\u001b]8;;\u0007', 'link'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['a\u0000b\u0007c\u202ed', 'abcd'],
    ['\ttabs stay', '\ttabs stay'],
    ['<b>not markup</b>', '<b>not markup</b>'],
  ])('%j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});
