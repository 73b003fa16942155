import { lastRunNamedIn, runAddress } from './runAddress';

const ID = '6f1d2c3b-0000-4000-8000-000000000002';

describe('the address of a run', () => {
  it.each([
    ['/seedgen', ID, `/seedgen/runs/${ID}`],
    ['https://x.example/base//', ID, `https://x.example/base/runs/${ID}`],
    ['/', ID, `/runs/${ID}`],
    ['/seedgen', undefined, '/seedgen/runs'],
    ['/seedgen', '../a', '/seedgen/runs/..%2Fa'],
  ])('at %s of %s', (page, id, address) => {
    expect(runAddress(page, id)).toBe(address);
  });

  it.each([
    [`Run x: ${runAddress('https://portal.example/seedgen', ID)}`, ID],
    [`(${runAddress('http://localhost:3000/elsewhere', ID)})`, ID],
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
