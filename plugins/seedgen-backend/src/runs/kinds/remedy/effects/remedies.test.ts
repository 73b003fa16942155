import { ConflictError } from '@backstage/errors';
import type { MachineRun } from '../../../engine/types';
import { beginRun } from './otherRuns';
import {
  readAgentFiles,
  removeMachineConfig,
  removeSeedGenerator,
  replaceSecret,
} from './remedies';
import type { EffectContext } from '../../../effects/types';

const ok = <T>(value: T) => ({ ok: true as const, value });
const notFound = {
  ok: false as const,
  failure: { code: 'not-found' as const, message: 'not found' },
};

/** A context whose cluster and runs do as the test says, and keep what was called. */
function contextOf(options: {
  cluster?: Record<string, (...args: any[]) => unknown>;
  submit?: (...args: any[]) => unknown;
  registry?: object;
}) {
  const calls: string[] = [];
  const cluster = Object.fromEntries(
    Object.entries(options.cluster ?? {}).map(([name, answer]) => [
      name,
      async (...args: unknown[]) => {
        calls.push(name);
        return answer(...args);
      },
    ]),
  );
  const context = {
    run: { id: 'remedy-1', requestedBy: 'user:default/jane' } as MachineRun,
    cluster,
    registries: { forReference: () => options.registry },
    runs: { submit: options.submit },
    signal: new AbortController().signal,
  } as unknown as EffectContext;
  return { context, calls };
}

const marked = (runId?: string) => async () =>
  ok({
    metadata: {
      name: 'x',
      uid: 'uid-1',
      annotations: runId ? { 'seedgen.io/run': runId } : undefined,
    },
  });

describe('remove-machine-config', () => {
  const effect = {
    type: 'remove-machine-config' as const,
    name: '98-a',
    runId: 'run-1',
  };

  it('deletes what carries the mark, by its UID', async () => {
    const deleted: unknown[] = [];
    const { context } = contextOf({
      cluster: {
        get: marked('run-1'),
        deleteMachineConfig: (name: string, { uid }: { uid: string }) => {
          deleted.push([name, uid]);
          return ok('deleted');
        },
      },
    });
    expect(await removeMachineConfig(effect, context)).toMatchObject({
      value: { outcome: 'deleted' },
    });
    expect(deleted).toEqual([['98-a', 'uid-1']]);
  });

  it.each([
    ['another run’s', marked('run-2'), 'foreign'],
    ['nobody’s', marked(), 'foreign'],
    ['gone', () => notFound, 'absent'],
  ])('leaves one alone that is %s', async (_, get, outcome) => {
    const { context, calls } = contextOf({ cluster: { get } });
    expect(await removeMachineConfig(effect, context)).toMatchObject({
      value: { outcome },
    });
    expect(calls).toEqual(['get']);
  });
});

it.each([
  ['uid-2', 'run-1', 'foreign'],
  ['uid-1', 'run-2', 'foreign'],
])(
  'a SeedGenerator that is another one by now stays (%s, %s)',
  async (uid, runId, outcome) => {
    const { context, calls } = contextOf({ cluster: { get: marked('run-1') } });
    expect(
      await removeSeedGenerator(
        { type: 'remove-seed-generator', uid, runId },
        context,
      ),
    ).toMatchObject({ value: { outcome } });
    expect(calls).toEqual(['get']);
  },
);

describe('replace-secret', () => {
  const effect = {
    type: 'replace-secret' as const,
    seedImage: 'registry.example/a/b:1',
    runId: 'run-1',
  };

  it('deletes before it creates, Opaque and with the one key', async () => {
    let written: any;
    const { context, calls } = contextOf({
      registry: { authFile: () => '{"auths":{}}' },
      cluster: {
        deleteSeedSecret: () => ok('absent'),
        writeSeedSecret: manifest => {
          written = manifest;
          return ok(undefined);
        },
      },
    });
    const result = await replaceSecret(effect, context);
    expect(calls).toEqual(['deleteSeedSecret', 'writeSeedSecret']);
    expect(written).toMatchObject({
      type: 'Opaque',
      metadata: { annotations: { 'seedgen.io/run': 'run-1' } },
    });
    expect(Object.keys(written.data)).toEqual(['seedAuth']);
    // What is stored of it carries no credential.
    expect(result).toEqual({
      type: 'replace-secret',
      ok: true,
      value: { seedImage: 'registry.example/a/b:1' },
    });
  });

  it('deletes nothing where the registry is not configured any more', async () => {
    const { context, calls } = contextOf({
      cluster: { deleteSeedSecret: () => ok('deleted') },
    });
    expect(await replaceSecret(effect, context)).toMatchObject({
      ok: false,
      failure: { code: 'invalid' },
    });
    expect(calls).toEqual([]);
  });
});

it.each([
  [0, '9 1 seedgen-secret.json\n', '', { secret: true, object: false }],
  [
    0,
    '9 1 auth.json\n9 1 seedgen-cr.json\n9 1 seedgen-secret.json\n',
    '',
    { secret: true, object: true },
  ],
  // After a restoration both are kept under another name.
  [
    0,
    '9 1 seedgen-cr.json.bak\n9 1 seedgen-secret.json.bak\n',
    '',
    { secret: false, object: false },
  ],
  [
    2,
    '',
    "find: '/var/lib/lca': No such file or directory",
    { secret: false, object: false },
  ],
])(
  'reads which files are stored (%s, %j)',
  async (exitCode, stdout, stderr, value) => {
    const { context } = contextOf({
      cluster: { runOnNode: () => ok({ exitCode, stdout, stderr }) },
    });
    expect(await readAgentFiles({ type: 'read-agent-files' }, context)).toEqual(
      {
        type: 'read-agent-files',
        ok: true,
        value,
      },
    );
  },
);

it('takes a folder that cannot be listed for unknown, not for empty', async () => {
  const { context } = contextOf({
    cluster: {
      runOnNode: () =>
        ok({ exitCode: 2, stdout: '', stderr: 'Permission denied' }),
    },
  });
  expect(
    await readAgentFiles({ type: 'read-agent-files' }, context),
  ).toMatchObject({ ok: false });
});

describe('begin-run', () => {
  const effect = { type: 'begin-run' as const, request: {} as any };

  it('uses a key of the remedy, so that twice is once', async () => {
    const asked: any[] = [];
    const { context } = contextOf({
      submit: async (_request, options) => {
        asked.push(options);
        return { run: { id: 'run-2' }, created: true };
      },
    });
    expect(await beginRun(effect, context)).toMatchObject({
      value: { outcome: 'begun', runId: 'run-2' },
    });
    expect(asked).toEqual([
      {
        actor: { ref: 'user:default/jane' },
        idempotencyKey: 'remedy-remedy-1',
      },
    ]);
  });

  it('says why it is refused, and throws what nobody expects', async () => {
    const busy = contextOf({
      submit: async () => {
        throw new ConflictError('ClusterBusy: cluster sno1 has an active run');
      },
    });
    expect(await beginRun(effect, busy.context)).toMatchObject({
      value: {
        outcome: 'refused',
        code: 'ClusterBusy',
        message: 'cluster sno1 has an active run',
      },
    });
    const broken = contextOf({
      submit: async () => {
        throw new Error('the database is away');
      },
    });
    await expect(beginRun(effect, broken.context)).rejects.toThrow();
  });
});
