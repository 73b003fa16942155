import { systemClock, type Clock } from './clock';
import { stopWithin } from './stopWithin';

describe('stopWithin', () => {
  it('waits for what ends in time, and leaves no timer behind', async () => {
    let ticking = true;
    const clock: Clock = {
      ...systemClock,
      sleep: (_, signal) =>
        new Promise(resolve => {
          signal!.addEventListener('abort', () => {
            ticking = false;
            resolve();
          });
        }),
    };
    await expect(
      stopWithin(clock, 5_000, Promise.resolve('ended')),
    ).resolves.toBe(true);
    expect(ticking).toBe(false);
  });

  it('gives up on what never ends', async () => {
    const waited: number[] = [];
    const clock: Clock = {
      ...systemClock,
      sleep: async milliseconds => {
        waited.push(milliseconds);
      },
    };
    await expect(stopWithin(clock, 5_000, new Promise(() => {}))).resolves.toBe(
      false,
    );
    expect(waited).toEqual([5_000]);
  });

  it('passes on what goes wrong', async () => {
    await expect(
      stopWithin(systemClock, 5_000, Promise.reject(new Error('broken'))),
    ).rejects.toThrow('broken');
  });
});
