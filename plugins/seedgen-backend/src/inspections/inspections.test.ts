import { mockServices } from '@backstage/backend-test-utils';
import type {
  CheckResult,
  ImageDetails,
  PreflightReport,
  RunRequest,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import type { PreflightEngine } from '../preflight';
import type { RegistryConnection } from '../registries/types';
import { BackgroundPreflights } from './BackgroundPreflights';
import { BackgroundTasks } from './BackgroundTasks';
import { BackgroundVerifications } from './BackgroundVerifications';
import { KINDS } from '../runs';
import { previewManifests } from './previewManifests';

const accepted = { accept: async () => undefined };

const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';
const DIGEST = `sha256:${'a'.repeat(64)}`;

function memoryStore<T extends { id: string; cluster: string }>() {
  const saved = new Map<string, T>();
  return {
    saved,
    save: async (report: T) => {
      saved.set(report.id, structuredClone(report));
    },
    get: async (id: string) => saved.get(id),
    list: async (cluster: string, limit: number) =>
      [...saved.values()]
        .filter(report => report.cluster === cluster)
        .slice(0, limit),
  };
}

const check = (id: string, status: CheckResult['status']): CheckResult => ({
  id,
  title: id,
  severity: 'blocks',
  status,
  message: id,
  durationMs: 1,
});

function tasksWith(clock: ManualClock, maximum = 4) {
  return new BackgroundTasks({
    clock,
    logger: mockServices.logger.mock(),
    maximum,
  });
}

describe('BackgroundPreflights', () => {
  function setup(run: PreflightEngine['run'], maximum?: number) {
    const clock = new ManualClock();
    const store = memoryStore<PreflightReport>();
    const tasks = tasksWith(clock, maximum);
    const preflights = new BackgroundPreflights({
      engine: { run },
      store,
      tasks,
      clock,
    });
    return { clock, store, tasks, preflights };
  }
  const subject = {
    kind: 'generate',
    cluster: 'sno1',
    seedImage: IMAGE,
  } as const;

  it('answers before the checks have ended, and shows them as they end', async () => {
    let finish: () => void = () => {};
    const { preflights } = setup(async (_subject, { onResult }) => {
      onResult?.(check('quick', 'pass'));
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      return [check('quick', 'pass'), check('slow', 'fail')];
    });
    const { id, state, checks } = await preflights.start(subject, accepted);
    expect({ state, checks }).toEqual({ state: 'running', checks: [] });
    await settle();
    expect((await preflights.get(id)).checks).toHaveLength(1);
    finish();
    await settle();
    expect(await preflights.get(id)).toMatchObject({
      state: 'done',
      verdict: 'blocked',
      finishedAt: expect.any(String),
      checks: [{ id: 'quick' }, { id: 'slow' }],
    });
    expect(await preflights.list('sno1', 1)).toHaveLength(1);
  });

  it.each([
    [{ ...subject, seedImage: 'https://registry.example/a:1' }, 'Image'],
    [{ kind: 'partition', cluster: 'sno1', seedImage: IMAGE }, 'SeedImage'],
  ] as const)('refuses %j', async (wrong, reason) => {
    const { preflights, store } = setup(async () => []);
    const accept = jest.fn(async () => undefined);
    await expect(preflights.start(wrong, { accept })).rejects.toThrow(reason);
    expect(store.saved.size).toBe(0);
    expect(accept).not.toHaveBeenCalled();
  });

  it('looks at a cluster alone where no image is named yet', async () => {
    const { preflights } = setup(async () => []);
    const { id } = await preflights.start(
      { ...subject, seedImage: undefined },
      accepted,
    );
    await settle();
    expect(await preflights.get(id)).toMatchObject({ state: 'done' });
  });

  it('does not pretend that interrupted checks are running', async () => {
    const { preflights, clock } = setup(() => new Promise(() => {}));
    const { id } = await preflights.start(subject, accepted);
    await clock.advance(5 * 60 * 1000);
    expect(await preflights.get(id)).toMatchObject({
      state: 'done',
      verdict: 'blocked',
      checks: [{ reasonCode: 'PreflightInterrupted' }],
    });
  });

  it('ends checks at their limit and when it is stopped', async () => {
    const aborted: string[] = [];
    const { preflights, clock, tasks } = setup(
      ({ cluster }, { signal }) =>
        new Promise(resolve => {
          signal.addEventListener('abort', () => {
            aborted.push(cluster);
            resolve([]);
          });
        }),
    );
    await preflights.start(subject, accepted);
    await clock.advance(2 * 60 * 1000);
    await preflights.start({ ...subject, cluster: 'sno2' }, accepted);
    await tasks.stop();
    expect(aborted).toEqual(['sno1', 'sno2']);
  });

  it('takes no more than there is room for', async () => {
    const { preflights } = setup(() => new Promise(() => {}), 1);
    await preflights.start(subject, accepted);
    await expect(preflights.start(subject, accepted)).rejects.toThrow(
      'TooBusy',
    );
  });

  it('knows nothing of an unknown id', async () => {
    const { preflights } = setup(async () => []);
    await expect(preflights.get('x')).rejects.toThrow('UnknownPreflight');
  });
});

describe('BackgroundVerifications', () => {
  const details: ImageDetails = {
    digest: DIGEST,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    sizeBytes: 2_000_000_000,
    created: '2026-11-22T09:00:00.000Z',
    architecture: 'amd64',
    os: 'linux',
    seedFormatVersion: '4',
    seedClusterInfo: {
      seed_cluster_ocp_version: '4.18.27',
      cluster_name: 'sno1',
    },
  };

  function setup(registry: Partial<RegistryConnection>) {
    const clock = new ManualClock();
    const store = memoryStore<VerificationReport>();
    const verifications = new BackgroundVerifications({
      registries: {
        forReference: ({ registry: host }) =>
          host === 'registry.example'
            ? (registry as RegistryConnection)
            : undefined,
      },
      snapshotOf: async cluster => ({
        cluster,
        reachability: 'reachable',
        version: '4.18.27',
        architecture: 'x86_64',
      }),
      store,
      tasks: tasksWith(clock),
      clock,
    });
    return { verifications, clock, store };
  }

  it('verifies what is under the tag against what is known of the cluster', async () => {
    const { verifications } = setup({
      resolveTag: async () => ({ ok: true, value: { digest: DIGEST } }),
      readImage: async (_repository, digest) => ({
        ok: true,
        value: { ...details, digest },
      }),
    });
    const { id, state } = await verifications.start(
      {
        cluster: 'sno1',
        image: IMAGE,
      },
      accepted,
    );
    expect(state).toBe('running');
    await settle();
    const { result } = await verifications.get(id);
    expect(result).toMatchObject({
      verdict: 'verified',
      details: { digest: DIGEST },
    });
  });

  it('says what could not be read, and why', async () => {
    const { verifications } = setup({
      resolveTag: async () => ({
        ok: false,
        failure: { code: 'not-found', message: 'There is no such tag.' },
      }),
    });
    const { id } = await verifications.start(
      { cluster: 'sno1', image: IMAGE },
      accepted,
    );
    await settle();
    expect((await verifications.get(id)).result).toMatchObject({
      verdict: 'unknown',
      failure: { code: 'not-found' },
      proofs: [{ status: 'unknown', found: 'There is no such tag.' }],
    });
  });

  it.each([
    ['registry.example/ocp/seed', 'ImageReferenceInvalid'],
    ['elsewhere.example/ocp/seed:1', 'RegistryNotConfigured'],
    ['-v/:/host', 'ImageReferenceInvalid'],
  ])('refuses %s', async (image, reason) => {
    const { verifications, store } = setup({});
    const accept = jest.fn(async () => undefined);
    await expect(
      verifications.start({ cluster: 'sno1', image }, { accept }),
    ).rejects.toThrow(reason);
    expect(store.saved.size).toBe(0);
    expect(accept).not.toHaveBeenCalled();
  });

  it('does not pretend that an interrupted one is running', async () => {
    const { verifications, clock } = setup({
      resolveTag: () => new Promise(() => {}),
    });
    const { id } = await verifications.start(
      { cluster: 'sno1', image: IMAGE },
      accepted,
    );
    await clock.advance(3 * 60 * 1000);
    expect(await verifications.get(id)).toMatchObject({
      state: 'done',
      result: { verdict: 'unknown' },
    });
  });
});

describe('previewManifests', () => {
  const context = {
    kinds: KINDS,
    refusePush: () => undefined,
    requestedBy: 'user:default/ann',
    snapshot: undefined,
    requirements: { containersBytes: 1, rootBytes: 1 },
    now: new Date('2026-11-22T10:00:00Z'),
  };
  const generate: RunRequest = {
    kind: 'generate',
    cluster: 'sno1',
    seedImage: IMAGE,
    confirmation: 'sno1',
  };

  it('shows Secret and SeedGenerator, without the credential', () => {
    const [secret, seedGenerator] = previewManifests(generate, context);
    expect(secret.yaml).toContain('seedAuth: <not shown>');
    expect(seedGenerator.yaml).toContain(`seedImage: ${IMAGE}`);
    expect(seedGenerator.yaml).toContain('user:default/ann');
  });

  describe('of Lifecycle Agent', () => {
    const request = { kind: 'lifecycle-agent', cluster: 'sno1' } as const;
    const seen = (...names: string[]) => ({
      ...context,
      snapshot: {
        cluster: 'sno1',
        reachability: 'reachable' as const,
        lifecycleAgentCatalogs: names.map(name => ({
          name,
          namespace: 'openshift-marketplace',
          ready: true,
          channels: [{ name: 'stable' }],
        })),
      },
    });

    it('takes the catalog that the cluster has', () => {
      const files = previewManifests(
        request,
        seen('cs-redhat-operator-index-v4-18'),
      );
      expect(files.map(({ name }) => name)).toEqual([
        'lifecycle-agent-namespace.yaml',
        'lifecycle-agent-operatorgroup.yaml',
        'lifecycle-agent-subscription.yaml',
      ]);
      expect(files[2].yaml).toContain('source: cs-redhat-operator-index-v4-18');
      // Git applies them, and no run.
      expect(files.map(({ yaml }) => yaml).join()).not.toContain('seedgen.io/');
    });

    it('takes the one that is named, seen or not', () => {
      for (const given of [context, seen('redhat-operators')]) {
        const files = previewManifests(
          { ...request, catalogSource: 'prega', approval: 'Manual' },
          given,
        );
        expect(files[2].yaml).toContain('source: prega');
        expect(files[2].yaml).toContain('installPlanApproval: Manual');
      }
    });

    it.each([
      ['CatalogUnknown', request, context],
      ['CatalogMissing', request, seen()],
      ['CatalogAmbiguous', request, seen('a', 'b')],
      ['CatalogSourceInvalid', { ...request, catalogSource: 'A B' }, context],
    ])('refuses with %s', (code, asked, given) => {
      expect(() => previewManifests(asked, given)).toThrow(code);
    });
  });

  it('refuses what is no reference, and what cannot work', () => {
    expect(() =>
      previewManifests({ ...generate, seedImage: 'quay.io/a' }, context),
    ).toThrow('ImageReference');
    expect(() =>
      previewManifests(generate, {
        ...context,
        refusePush: ({ repository }) => `${repository} is not allowed`,
      }),
    ).toThrow('RegistryNotAllowed: ocp/seed is not allowed');
    expect(() =>
      previewManifests(
        {
          kind: 'partition',
          cluster: 'sno1',
          strategy: 'secondary-disk',
          confirmation: 'sno1',
        },
        context,
      ),
    ).toThrow('StrategyNotFeasible');
  });
});
