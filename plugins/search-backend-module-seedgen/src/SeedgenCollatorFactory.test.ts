import { mockServices } from '@backstage/backend-test-utils';
import type { SeedImage } from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenDocument } from './documents';
import { SeedgenCollatorFactory } from './SeedgenCollatorFactory';

const seed = (runId: string, cluster: string, digit: string) =>
  ({
    runId,
    cluster,
    image: 'registry.example/ocp/seed:4.18.27-x86_64',
    digest: `sha256:${digit.repeat(64)}`,
    requestedBy: 'user:default/jane',
    verifiedAt: '2026-11-22T10:00:00.000Z',
  } as SeedImage);

describe('SeedgenCollatorFactory', () => {
  it('gives each document a location of its own, also of an image that two runs proved', async () => {
    const collator = await new SeedgenCollatorFactory({
      auth: mockServices.auth({ pluginId: 'search' }),
      api: {
        getRuns: async () => ({ items: [] }),
        getSeedImages: async () => ({
          items: [
            seed('run-3', 'sno2', '1'),
            seed('run-2', 'sno1', '1'),
            seed('run-1', 'sno1', '2'),
          ],
          versions: [],
          registries: [],
        }),
      },
      locationTemplate: '/seedgen/runs/:id',
      imageLocationTemplate: '/seedgen/images/:digest',
      maximumRuns: 10,
    }).getCollator();
    const found: SeedgenDocument[] = await collator.toArray();
    const page = (digit: string) =>
      `/seedgen/images/sha256%3A${digit.repeat(64)}`;
    expect(found.map(({ location, cluster }) => [location, cluster])).toEqual([
      [page('1'), 'sno2'],
      [`${page('1')}#run-2`, 'sno1'],
      [page('2'), 'sno1'],
    ]);
  });
});
