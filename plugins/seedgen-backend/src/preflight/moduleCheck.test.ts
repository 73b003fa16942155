import type {
  PreflightCheck,
  PreflightCheckContext,
} from '@seedgen/backstage-plugin-seedgen-node';
import { dependenciesFor, fakeCluster, type World } from './__testUtils__';
import { IMAGE } from './__testUtils__/checkResult';
import { CheckRegistry } from './CheckRegistry';
import { CHECKS } from './checks';
import { createPreflightEngine } from './createPreflightEngine';

const apiReachable = CHECKS.filter(({ id }) => id === 'api-reachable');

/** Runs a preflight with one built-in check and one of a module. */
async function resultsWith(
  run: PreflightCheck['run'],
  over: Partial<PreflightCheck> = {},
  world: World = {},
) {
  const registry = new CheckRegistry(apiReachable);
  registry.add({
    id: 'acme-check',
    title: 'As we want it',
    severity: 'blocks',
    kinds: ['generate'],
    run,
    ...over,
  });
  return createPreflightEngine({
    ...dependenciesFor(world),
    checks: registry.all,
  }).run(
    { kind: 'generate', cluster: 'sno1', seedImage: IMAGE },
    { signal: new AbortController().signal },
  );
}

describe('a check of a module', () => {
  it('gives its result under its own name', async () => {
    const results = await resultsWith(async () => ({
      status: 'fail',
      reasonCode: 'WindowClosed',
      message: 'The window is closed.',
      documentationUrl: 'https://docs.acme.example/window',
    }));
    expect(results[1]).toEqual({
      id: 'acme-check',
      title: 'As we want it',
      severity: 'blocks',
      status: 'fail',
      reasonCode: 'WindowClosed',
      message: 'The window is closed.',
      documentationUrl: 'https://docs.acme.example/window',
      durationMs: expect.any(Number),
    });
  });

  it.each<[string, PreflightCheck['run'], string]>([
    [
      'rejects',
      async () => {
        throw new Error('a-secret');
      },
      'CheckFailed',
    ],
    [
      'throws',
      () => {
        throw new Error('a-secret');
      },
      'CheckFailed',
    ],
    ['hangs', () => new Promise(() => {}), 'TimedOut'],
    ['gives nothing', (async () => {}) as any, 'CheckOutcomeInvalid'],
    [
      'gives a status that there is not',
      async () => ({ status: 'fine' as any, message: 'a-secret' }),
      'CheckOutcomeInvalid',
    ],
    [
      'gives a link that leads elsewhere',
      async () => ({
        status: 'pass',
        message: 'ok',
        // eslint-disable-next-line no-script-url -- what must be refused
        documentationUrl: 'javascript:alert(1)',
      }),
      'CheckOutcomeInvalid',
    ],
    [
      'gives a message that is too long to be kept',
      async () => ({ status: 'pass', message: 'x'.repeat(5_000) }),
      'CheckOutcomeInvalid',
    ],
  ])('that %s is unknown, and stops no other', async (_, run, reasonCode) => {
    const results = await resultsWith(run, { timeLimitMs: 20 });
    expect(results).toEqual([
      expect.objectContaining({ id: 'api-reachable', status: 'pass' }),
      expect.objectContaining({
        id: 'acme-check',
        status: 'unknown',
        reasonCode,
        remedy: expect.any(String),
      }),
    ]);
    expect(JSON.stringify(results)).not.toContain('a-secret');
  });

  it('is not waited for longer than a minute', () => {
    const registry = new CheckRegistry([]);
    registry.add({
      id: 'slow',
      title: 'Slow',
      severity: 'warns',
      kinds: ['generate'],
      timeLimitMs: 3_600_000,
      run: async () => ({ status: 'pass', message: 'ok' }),
    });
    expect(registry.all[0].timeLimitMs).toBe(60_000);
  });

  it('can read, and nothing else', async () => {
    let seen: PreflightCheckContext | undefined;
    await resultsWith(
      async context => {
        seen = context;
        return { status: 'pass', message: 'ok' };
      },
      {},
      {
        hubOf: () => fakeCluster({}, { name: 'hub' }),
        registry: { authFile: () => 'a-secret' },
      },
    );
    const { cluster, hub, registries, reference, ...rest } = seen!;
    const registry = registries.forReference(reference!)!;
    expect(Object.keys(rest).sort()).toEqual(['now', 'signal', 'subject']);
    for (const reader of [cluster, hub!]) {
      expect(Object.keys(reader).sort()).toEqual(['get', 'list', 'name']);
    }
    expect(Object.keys(registry).sort()).toEqual([
      'host',
      'listTags',
      'name',
      'readImage',
      'resolveTag',
    ]);
    expect(await registry.resolveTag('ocp/seed', 'x')).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
    expect([cluster.name, hub!.name]).toEqual(['sno1', 'hub']);
  });

  it('cannot change what others see', async () => {
    const read: unknown[] = [];
    await resultsWith(async ({ cluster, subject }) => {
      (subject as any).cluster = 'another';
      const first = await cluster.get('Infrastructure', 'cluster');
      if (first.ok) first.value.status = 'spoiled';
      read.push(await cluster.get('Infrastructure', 'cluster'));
      return { status: 'pass', message: 'ok' };
    });
    expect(read).toEqual([
      {
        ok: true,
        value: expect.objectContaining({
          status: expect.objectContaining({
            controlPlaneTopology: 'SingleReplica',
          }),
        }),
      },
    ]);
  });
});
