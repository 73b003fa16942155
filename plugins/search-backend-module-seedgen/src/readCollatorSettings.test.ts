import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readCollatorSettings } from './readCollatorSettings';

const read = (seedgen?: JsonObject, pagePath?: string) =>
  readCollatorSettings(
    new ConfigReader({
      ...(pagePath !== undefined && { seedgen: { pagePath } }),
      search: { collators: { ...(seedgen && { seedgen }) } },
    }),
  );

describe('readCollatorSettings', () => {
  it('has defaults', () => {
    expect(read()).toEqual({
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 15 },
        initialDelay: { seconds: 5 },
      },
      locationTemplate: '/seedgen/runs/:id',
      imageLocationTemplate: '/seedgen/images/:digest',
      maximumRuns: 5_000,
    });
  });

  it.each([
    ['/edge/seeds', '/edge/seeds'],
    ['/', ''],
  ])('leads to a page that is mounted at %s', (pagePath, page) => {
    expect(read(undefined, pagePath)).toMatchObject({
      locationTemplate: `${page}/runs/:id`,
      imageLocationTemplate: `${page}/images/:digest`,
    });
  });

  it('refuses a page that is not a path', () => {
    expect(() => read(undefined, 'https://evil.example')).toThrow(
      /^seedgen\.pagePath: must be a path/,
    );
  });

  it('takes what is set', () => {
    expect(
      read({
        schedule: { frequency: '1h', timeout: { minutes: 1 } },
        locationTemplate: '/seeds/runs/:id',
        imageLocationTemplate: '/seeds/images/:digest',
        maximumRuns: 10,
      }),
    ).toEqual({
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      locationTemplate: '/seeds/runs/:id',
      imageLocationTemplate: '/seeds/images/:digest',
      maximumRuns: 10,
    });
  });

  it.each<[JsonObject, RegExp]>([
    [{ locationTemplate: '/seeds' }, /locationTemplate must contain ':id'/],
    [
      { imageLocationTemplate: '/seedgen/runs/:id' },
      /imageLocationTemplate must .* differ from locationTemplate/,
    ],
    [{ maximumRuns: 0 }, /maximumRuns must be a whole number/],
    [{ maximumRuns: 1.5 }, /maximumRuns must be a whole number/],
    [
      { schedule: { frequency: 'often' } },
      /search\.collators\.seedgen\.schedule is not a schedule/,
    ],
  ])('refuses %j', (seedgen, message) => {
    expect(() => read(seedgen)).toThrow(message);
  });
});
