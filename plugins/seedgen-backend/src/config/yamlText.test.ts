import { readYamlText } from './yamlText';

describe('readYamlText', () => {
  it.each([
    ['a: 1\nb: 2\na: 3\n', 'has a key twice (line 3)'],
    ['x:\n  - {a: 1, "a": 2}\n', 'has a key twice (line 2)'],
    ['1: a\n1: b\n', 'has a key twice (line 2)'],
  ])('refuses %j', (text, problem) => {
    expect(readYamlText(text)).toEqual({ problem });
  });

  it('takes the same key in other maps, and merges', () => {
    expect(
      readYamlText('a: &a {x: 1}\nb: {x: 2}\nc:\n  <<: *a\n  y: 3\n'),
    ).toEqual({ value: { a: { x: 1 }, b: { x: 2 }, c: { x: 1, y: 3 } } });
  });

  it('reads many keys in no time', () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `k${at}: 1\n`);
    const before = performance.now();
    expect(readYamlText(text.join(''))).toHaveProperty('value');
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('refuses what is larger than anybody writes', () => {
    expect(readYamlText('# x\n'.repeat(100_000))).toEqual({
      problem: 'is larger than 256 KiB',
    });
  });
});
