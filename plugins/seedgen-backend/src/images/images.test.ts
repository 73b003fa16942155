import { mockServices } from '@backstage/backend-test-utils';
import type {
  ImageDetails,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import type { Result } from '../result';
import type { RegistryConnection } from '../registries/types';
import { seedRow } from '../runs/store/rows';
import { DatabaseImageClaims } from './DatabaseImageClaims';
import { DatabaseImages } from './DatabaseImages';
import { ImageWatcher } from './ImageWatcher';
import { SeedImages } from './SeedImages';

const databases = testDatabases();
const AT = '2026-11-22T09:00:00.000Z';
const NOW = '2026-11-22T10:00:00.000Z';
const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;

const seed = (
  number: number,
  over: Partial<SeedImageRecord> = {},
): SeedImageRecord => ({
  runId: `run-${number}`,
  cluster: `sno${number}`,
  image: `registry.example:5000/ocp-sno${number}/seed:4.18.${number}-x86_64`,
  digest: digestOf(String(number)),
  sizeBytes: 15_000_000_000,
  verifiedAt: AT,
  requestedBy: 'user:default/jane',
  version: `4.18.${number}`,
  architecture: 'x86_64',
  ...over,
});
const detailsOf = (digest: string): ImageDetails => ({
  digest,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 15_000_000_000,
  seedFormatVersion: '4',
});

describe.each(databases.ids)('images on %s', id => {
  let knex: Knex;
  let images: DatabaseImages;

  beforeEach(async () => {
    knex = await databases.create(id);
    images = new DatabaseImages(knex);
  });

  const insert = (...seeds: SeedImageRecord[]) =>
    knex('seedgen_seeds').insert(seeds.map(seedRow));
  const catalog = () =>
    new SeedImages({
      images,
      claims: new DatabaseImageClaims(knex),
      detailsOfRun: async run =>
        run === 'run-1' ? detailsOf(digestOf('1')) : undefined,
      index: {
        rows: async names => ({
          rows: names.map(name => ({ name, state: 'ready', target: {} })),
        }),
      },
    });

  describe('an image that is looked at for sno1', () => {
    const IMAGE = seed(1).image;
    const othersOf = (
      over: Partial<Parameters<DatabaseImageClaims['othersOf']>[0]> = {},
    ) =>
      new DatabaseImageClaims(knex).othersOf({
        cluster: 'sno1',
        image: IMAGE,
        digest: digestOf('9'),
        ...over,
      });
    const info = (name: string, domain = 'lab.example') => ({
      cluster_name: name,
      base_domain: domain,
      seed_cluster_ocp_version: '4.18.27',
    });
    const asked = (number: number, cluster: string, image: string) =>
      knex('seedgen_runs').insert({
        number,
        id: `run-${number}`,
        kind: 'generate',
        cluster,
        phase: 'Failed',
        active: 0,
        watching: 0,
        requested_by: 'user:default/jane',
        requested_at: AT,
        seed_image: image,
        request_hash: 'x',
        revision: 1,
        owner_epoch: 1,
        state: '{}',
      });

    it('is nobody else’s where nothing says so', async () => {
      await insert(seed(1), seed(2));
      expect(await othersOf()).toEqual([]);
      expect(await othersOf({ digest: digestOf('1') })).toEqual([]);
      expect(await othersOf({ info: info('sno1') })).toEqual([]);
    });

    it('is theirs whose proof it is', async () => {
      await insert(
        seed(1),
        seed(2, { digest: digestOf('1') }),
        seed(3, { digest: digestOf('1') }),
      );
      expect(await othersOf({ digest: digestOf('1') })).toEqual([
        'sno2',
        'sno3',
      ]);
    });

    it('is theirs whom its label names', async () => {
      expect(await othersOf({ info: info('sno2') })).toEqual(['sno2']);
      // A cluster of another name here than its own.
      await insert(seed(7, { cluster: 'edge-7' }));
      await images.saveDetails({
        ...detailsOf(digestOf('7')),
        seedClusterInfo: info('prod'),
      });
      expect(await othersOf({ info: info('prod') })).toEqual(['edge-7']);
      expect(await othersOf({ info: info('prod', 'else.example') })).toEqual([
        'prod',
      ]);
      expect(await othersOf({ cluster: 'edge-7', info: info('prod') })).toEqual(
        [],
      );
    });

    it('is one of elsewhere where the cluster of that name is known by another domain', async () => {
      await insert(seed(1));
      await images.saveDetails({
        ...detailsOf(digestOf('1')),
        seedClusterInfo: info('sno1'),
      });
      expect(await othersOf({ info: info('sno1') })).toEqual([]);
      expect(await othersOf({ info: info('sno1', 'else.example') })).toEqual([
        'sno1.else.example',
      ]);
    });

    it('is theirs who asked for its reference, unless it says whose it is', async () => {
      await asked(1, 'sno2', IMAGE.replace('registry', 'REGISTRY'));
      await asked(2, 'sno1', IMAGE);
      await asked(3, 'sno3', `${IMAGE}-2`);
      await knex('seedgen_external_generations').insert({
        cluster: 'sno4',
        image: IMAGE,
        uid: 'u',
        first_seen_at: AT,
        last_seen_at: AT,
        state: '',
      });
      expect(await othersOf()).toEqual(['sno2', 'sno4']);
      expect(await othersOf({ digest: undefined })).toEqual(['sno2', 'sno4']);
      expect(await othersOf({ info: info('sno1') })).toEqual([]);
    });

    it('is not named on the page of an image whose tag moved to it', async () => {
      await insert(seed(1), seed(2));
      await images.savePlace(digestOf('1'), {
        image: IMAGE,
        registry: 'registry.example:5000',
        state: 'moved',
        checkedAt: NOW,
        digestFound: digestOf('2'),
      });
      const found = async (clusters?: string[]) => [
        (await catalog().get(digestOf('1'), clusters)).locations[0],
        (await catalog().list({}, clusters)).items.find(
          ({ cluster }) => cluster === 'sno1',
        )?.locations[0],
      ];
      for (const place of await found(['sno1'])) {
        expect(place).toMatchObject({ state: 'moved' });
        expect(place).not.toHaveProperty('digestFound');
      }
      for (const clusters of [undefined, ['sno1', 'sno2']]) {
        for (const place of await found(clusters)) {
          expect(place).toMatchObject({ digestFound: digestOf('2') });
        }
      }
    });
  });

  describe('the list', () => {
    beforeEach(() =>
      insert(
        seed(1),
        seed(2, { requestedBy: 'user:default/bob_x' }),
        seed(3, {
          image: 'other.example/ocp/seed:1',
          version: '4.18.10',
        }),
      ),
    );

    it.each([
      ['nothing', {}, undefined, ['run-3', 'run-2', 'run-1']],
      ['clusters', {}, ['sno1', 'sno3'], ['run-3', 'run-1']],
      ['no clusters', {}, [], []],
      [
        'registry',
        { registry: 'registry.example:5000' },
        undefined,
        ['run-2', 'run-1'],
      ],
      ['part of a registry', { registry: 'registry.example' }, undefined, []],
      ['a registry as pattern', { registry: '%' }, undefined, []],
      ['version', { version: '4.18.10' }, undefined, ['run-3']],
      ['text of the image', { q: 'OTHER.example' }, undefined, ['run-3']],
      ['text of the digest', { q: '2222' }, undefined, ['run-2']],
      ['text of the cluster', { q: 'sno1' }, undefined, ['run-1']],
      ['text of the requester', { q: 'bob_' }, undefined, ['run-2']],
      ['a pattern', { q: '%' }, undefined, []],
      [
        'all of it',
        { registry: 'registry.example:5000', version: '4.18.1', q: 'seed' },
        ['sno1'],
        ['run-1'],
      ],
    ])('finds seeds by %s', async (_what, query, clusters, expected) => {
      const { items } = await catalog().list(query, clusters);
      expect(items.map(({ runId }) => runId)).toEqual(expected);
    });

    it('goes through pages, and offers what there is for those who may see it', async () => {
      const first = await catalog().list({ limit: 2 }, undefined);
      expect(first.items).toHaveLength(2);
      expect(first.versions).toEqual(['4.18.10', '4.18.2', '4.18.1']);
      expect(first.registries).toEqual([
        'other.example',
        'registry.example:5000',
      ]);
      const second = await catalog().list(
        { limit: 2, cursor: first.nextCursor },
        ['sno1'],
      );
      expect(second.items.map(({ runId }) => runId)).toEqual(['run-1']);
      expect(second.nextCursor).toBeUndefined();
      expect(second.versions).toEqual(['4.18.1']);
      expect(second.registries).toEqual(['registry.example:5000']);
    });

    it('finds a seed in a registry where somebody has seen it besides', async () => {
      await images.savePlace(digestOf('3'), {
        image: 'mirror.example/seed:1',
        registry: 'mirror.example',
        state: 'here',
        checkedAt: NOW,
        lastSeenAt: NOW,
      });
      const page = await catalog().list(
        { registry: 'mirror.example' },
        undefined,
      );
      expect(page.items.map(({ runId }) => runId)).toEqual(['run-3']);
      expect(page.registries).toContain('mirror.example');
      // The tag that the run pushed to comes first, with what its verification saw.
      expect(page.items[0].locations).toEqual([
        {
          image: 'other.example/ocp/seed:1',
          registry: 'other.example',
          state: 'here',
          checkedAt: AT,
          lastSeenAt: AT,
        },
        expect.objectContaining({ registry: 'mirror.example' }),
      ]);
    });
  });

  it('shows one seed with its labels, and with other runs of the same digest', async () => {
    await insert(
      seed(1),
      seed(2, { digest: digestOf('1') }),
      seed(1, { runId: 'run-4', cluster: 'sno4' }),
    );
    const found = await catalog().get(digestOf('1'), ['sno1', 'sno2']);
    expect(found).toMatchObject({
      runId: 'run-2',
      otherRuns: [{ runId: 'run-1' }],
    });
    expect(await catalog().get(digestOf('1'), ['sno1'])).toMatchObject({
      registry: 'registry.example:5000',
      details: { seedFormatVersion: '4' },
      seedFormatVersion: '4',
    });
  });

  it('knows nothing of a seed of clusters that may not be seen', async () => {
    await insert(seed(1));
    const scope = { seedsOf: ['sno2'], clusters: ['sno2'] };
    await expect(catalog().get(digestOf('1'), ['sno2'])).rejects.toThrow(
      /^ImageNotFound: /,
    );
    await expect(
      catalog().compatibility(digestOf('1'), {}, scope),
    ).rejects.toThrow(/^ImageNotFound: /);
    expect(
      await catalog().compatibility(
        digestOf('1'),
        {},
        { seedsOf: undefined, clusters: ['sno2'] },
      ),
    ).toMatchObject({ total: 1, items: [{ cluster: 'sno2' }] });
  });

  it('does not put an older look over a later one', async () => {
    const place = {
      image: 'a.example/b:1',
      registry: 'a.example',
      lastSeenAt: AT,
    };
    await images.savePlace(digestOf('1'), {
      ...place,
      state: 'moved',
      checkedAt: NOW,
    });
    await images.savePlace(digestOf('1'), {
      ...place,
      state: 'here',
      checkedAt: AT,
    });
    const [kept] = (await images.locations([digestOf('1')])).get(
      digestOf('1'),
    )!;
    expect(kept).toMatchObject({ state: 'moved', checkedAt: NOW });
  });

  describe('ImageWatcher', () => {
    function watch(
      answer: (tag: string) => Result<{ digest: string }>,
      options: { claimed?: boolean } = {},
    ) {
      const moved: string[] = [];
      const clock = new ManualClock(NOW);
      const looks: string[] = [];
      const { claimed = true } = options;
      const registry = {
        resolveTag: async (_repository: string, tag: string) => {
          looks.push(tag);
          return answer(tag);
        },
        readImage: async (_repository: string, digest: string) => ({
          ok: true,
          value: detailsOf(digest),
        }),
      } as unknown as RegistryConnection;
      const watcher = new ImageWatcher({
        images,
        registries: {
          forReference: ({ registry: host }) =>
            host === 'registry.example:5000' ? registry : undefined,
        },
        detailsOfRun: async run =>
          run === 'run-1' ? detailsOf(digestOf('1')) : undefined,
        claims: {
          claim: async () => claimed,
          release: async () => undefined,
        },
        onMoved: async ({ runId }, transaction) => {
          await transaction('seedgen_seeds').first('number');
          moved.push(runId);
        },
        clock,
        random: () => 0.5,
        logger: mockServices.logger.mock(),
      });
      const stateOf = async (digit: string) =>
        (await images.locations([digestOf(digit)])).get(digestOf(digit));
      return { watcher, looks, clock, stateOf, moved };
    }

    /** Waits until a turn has done what it is to do; its queries end when they end. */
    async function until(isDone: () => Promise<boolean>): Promise<void> {
      for (let turn = 0; turn < 2000; turn += 1) {
        if (await isDone()) return;
      }
      throw new Error('It did not happen');
    }

    it('does not take the word of a run for what a tag says now', async () => {
      // Proven a moment ago, and overwritten since.
      await insert(seed(1, { verifiedAt: NOW }));
      const { watcher, stateOf, moved } = watch(() => ({
        ok: true,
        value: { digest: digestOf('f') },
      }));
      watcher.start();
      await until(async () => (await stateOf('1'))?.[0].state === 'moved');
      await watcher.stop();
      expect(moved).toEqual(['run-1']);
    });

    it('looks when somebody visits, and tells of what moved once', async () => {
      await insert(
        seed(1, { verifiedAt: NOW }),
        seed(2, {
          verifiedAt: NOW,
          digest: digestOf('1'),
          image: seed(1).image,
        }),
      );
      const { watcher, stateOf, looks, clock, moved } = watch(() => ({
        ok: true,
        value: { digest: digestOf('1') },
      }));
      await clock.advance(11_000);
      const visit = async (state: string, at: () => string) => {
        watcher.visit(digestOf('1'));
        watcher.visit(digestOf('1'));
        await until(async () => {
          const [place] = (await stateOf('1')) ?? [];
          return place?.state === state && place.checkedAt === at();
        });
      };
      const now = () => clock.now().toISOString();
      await visit('here', now);
      // A visit right after it asks nobody.
      const before = looks.length;
      watcher.visit(digestOf('1'));
      await watcher.stop();
      expect(looks).toHaveLength(before);
      expect(moved).toEqual([]);

      const second = watch(() => ({
        ok: true,
        value: { digest: digestOf('f') },
      }));
      await second.clock.advance(30_000);
      second.watcher.visit(digestOf('1'));
      await until(async () => (await stateOf('1'))?.[0].state === 'moved');
      await second.watcher.stop();
      expect(second.moved).toEqual(['run-1', 'run-2']);
      // What is no news any more is not told again.
      const third = watch(() => ({
        ok: false,
        failure: { code: 'not-found', message: 'none' },
      }));
      await third.clock.advance(60_000);
      third.watcher.visit(digestOf('1'));
      await until(async () => (await stateOf('1'))?.[0].state === 'absent');
      await third.watcher.stop();
      expect(third.moved).toEqual([]);
    });

    it('a visit of what is no seed asks nobody', async () => {
      const { watcher, looks } = watch(() => ({
        ok: true,
        value: { digest: digestOf('f') },
      }));
      watcher.visit(digestOf('9'));
      await watcher.stop();
      expect(looks).toEqual([]);
    });

    it('sees whether each tag still has its seed', async () => {
      await insert(
        seed(1),
        seed(2),
        seed(3),
        seed(4),
        seed(5, { image: 'gone.example/a/b:1' }),
      );
      const { watcher, stateOf, looks } = watch(tag => {
        if (tag.startsWith('4.18.1')) {
          return { ok: true, value: { digest: digestOf('1') } };
        }
        if (tag.startsWith('4.18.2')) {
          return { ok: true, value: { digest: digestOf('f') } };
        }
        const code = tag.startsWith('4.18.3') ? 'not-found' : 'timeout';
        return { ok: false, failure: { code, message: `It is ${code}.` } };
      });
      watcher.start();
      await until(async () =>
        (
          await Promise.all(['1', '2', '3', '4', '5'].map(stateOf))
        ).every(places => places?.[0].checkedAt === NOW),
      );
      await until(async () => (await images.details([digestOf('1')])).size > 0);
      await watcher.stop();
      expect(looks).toHaveLength(4);
      expect(await stateOf('1')).toEqual([
        {
          image: seed(1).image,
          registry: 'registry.example:5000',
          state: 'here',
          checkedAt: NOW,
          lastSeenAt: NOW,
        },
      ]);
      expect(await stateOf('2')).toMatchObject([
        { state: 'moved', digestFound: digestOf('f'), lastSeenAt: AT },
      ]);
      expect(await stateOf('3')).toMatchObject([
        { state: 'absent', lastSeenAt: AT },
      ]);
      expect(await stateOf('4')).toMatchObject([
        { state: 'unknown', lastSeenAt: AT, failure: { code: 'timeout' } },
      ]);
      expect(await stateOf('5')).toMatchObject([
        {
          state: 'unknown',
          lastSeenAt: AT,
          failure: {
            message: expect.stringContaining('not in seedgen.registries'),
          },
        },
      ]);
    });

    it('looks at nothing while another replica does', async () => {
      await insert(seed(1));
      const { watcher, clock, looks, stateOf } = watch(
        () => ({ ok: true, value: { digest: digestOf('1') } }),
        { claimed: false },
      );
      watcher.start();
      await clock.advance(60 * 60_000);
      await watcher.stop();
      expect(looks).toEqual([]);
      expect(await stateOf('1')).toBeUndefined();
    });

    it('remembers where a verification saw a seed of ours, and of other images where they took its place', async () => {
      await insert(seed(1));
      const { watcher, stateOf } = watch(() => ({
        ok: true,
        value: { digest: digestOf('1') },
      }));
      const verification = {
        at: NOW,
        image: 'mirror.example/seed:1',
        verdict: 'verified' as const,
        details: detailsOf(digestOf('1')),
        proofs: [],
      };
      await watcher.noteVerification(verification);
      await watcher.noteVerification({ ...verification, details: undefined });
      await watcher.noteVerification({
        ...verification,
        image: `mirror.example/seed@${digestOf('1')}`,
      });
      expect(await stateOf('1')).toMatchObject([
        { image: 'mirror.example/seed:1', state: 'here', lastSeenAt: NOW },
      ]);
      await watcher.noteVerification({
        ...verification,
        details: detailsOf(digestOf('9')),
      });
      expect(await stateOf('1')).toMatchObject([
        { state: 'moved', digestFound: digestOf('9'), lastSeenAt: NOW },
      ]);
      expect(await stateOf('9')).toBeUndefined();
    });
  });
});
