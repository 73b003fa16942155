import { lastRunNamedIn, runAddress } from './runAddress';

const ID = '6f1d2c3b-0000-4000-8000-000000000002';

describe('the address of a run', () => {
  it.each([
    ['https://portal.example', ID, `https://portal.example/seedgen/runs/${ID}`],
    [
      'https://x.example/base//',
      ID,
      `https://x.example/base/seedgen/runs/${ID}`,
    ],
    [
      'https://portal.example',
      undefined,
      'https://portal.example/seedgen/runs',
    ],
    ['https://x.example', '../a', 'https://x.example/seedgen/runs/..%2Fa'],
  ])('at %s of %s', (base, id, address) => {
    expect(runAddress(base, id)).toBe(address);
  });

  it.each([
    [`Run x: ${runAddress('https://portal.example', ID)}`, ID],
    [`(${runAddress('http://localhost:3000', ID)})`, ID],
    [
      `/seedgen/runs/6f1d2c3b-0000-4000-8000-000000000001 /seedgen/runs/${ID}`,
      ID,
    ],
    [`/seedgen/runs/${ID}0`, undefined],
    ['/seedgen/runs/unknown', undefined],
    [ID, undefined],
    ['', undefined],
  ])('is found in %s', (text, id) => {
    expect(lastRunNamedIn(text)).toBe(id);
  });
});
