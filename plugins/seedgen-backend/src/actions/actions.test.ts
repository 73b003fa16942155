import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  allowAll,
  denyAll,
  onlyClusters,
  type TestPolicy,
} from '../__testUtils__/testApp';
import { fakeServices } from '../__testUtils__/fakeServices';
import { ManualClock } from '../__testUtils__/ManualClock';
import { AuditTrail } from '../api/AuditTrail';
import { Callers } from '../api/Callers';
import { ClusterAuthorizer } from '../permissions/ClusterAuthorizer';
import { isCluster } from '../permissions/clusterResource';
import { BusyError } from '../runs/BusyError';
import { registerActions } from '.';

const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';
const GENERATE = {
  cluster: 'sno1',
  seedImage: IMAGE,
  confirmation: 'sno1',
  idempotencyKey: 'a-key',
};

function setup(policy: TestPolicy = allowAll) {
  const services = fakeServices();
  const registry = actionsRegistryServiceMock();
  const asked: string[] = [];
  const decide = async (requests: Array<{ permission: { name: string } }>) =>
    requests.map(({ permission }) => {
      asked.push(permission.name);
      return policy(permission.name) as never;
    });
  registerActions({
    actionsRegistry: registry,
    services,
    pageAddress: 'https://portal.example/seedgen',
    authorizer: new ClusterAuthorizer({
      permissions: mockServices.permissions.mock({
        authorize: decide,
        authorizeConditional: decide,
      }),
      permissionsRegistry: {
        getPermissionRuleset: () => ({
          getRuleByName: () => isCluster as never,
        }),
      },
      clusters: services.clusters,
      clock: new ManualClock(),
    }),
    callers: new Callers({
      auth: mockServices.auth(),
      httpAuth: mockServices.httpAuth.mock(),
      clock: new ManualClock(),
    }),
    trail: new AuditTrail({
      log: services.audit,
      clock: new ManualClock(),
      logger: mockServices.logger.mock(),
    }),
  });
  const invoke = async (
    name: string,
    input: Record<string, any> = {},
    credentials: any = mockCredentials.user(),
  ): Promise<any> =>
    (await registry.invoke({ id: `test:${name}`, input, credentials })).output;
  return { services, registry, asked, invoke };
}

/** Each action with an input that it takes, and what it asks permission for. */
const ACTIONS: Array<[name: string, input: object, permission: string]> = [
  ['list-clusters', {}, 'seedgen.cluster.read'],
  ['get-cluster-status', { cluster: 'sno1' }, 'seedgen.cluster.read'],
  ['list-runs', {}, 'seedgen.cluster.read'],
  ['explain-run-failure', { runId: 'run-1' }, 'seedgen.cluster.read'],
  ['get-preflight', { cluster: 'sno1' }, 'seedgen.cluster.read'],
  [
    'start-preflight',
    { cluster: 'sno1', kind: 'generate', seedImage: IMAGE },
    'seedgen.cluster.read',
  ],
  ['request-generate-run', GENERATE, 'seedgen.seed.generate'],
  [
    'cancel-run',
    { runId: 'run-1', confirmation: 'sno1' },
    'seedgen.seed.generate',
  ],
];

/** Which of them it needs is known once the run is read, which is after they were asked for. */
const CANCEL_ASKS = [
  'seedgen.storage.partition',
  'seedgen.remedy.apply',
  'seedgen.cluster.read',
];

describe('actions', () => {
  it('are those of the table, and say what they do', async () => {
    const { actions } = await setup().registry.list();
    expect(actions.map(({ name }) => name)).toEqual(
      ACTIONS.map(([name]) => name),
    );
    const by = (attribute: 'readOnly' | 'destructive') =>
      actions
        .filter(({ attributes }) => attributes[attribute])
        .map(({ name }) => name);
    expect(by('readOnly')).toEqual([
      'list-clusters',
      'get-cluster-status',
      'list-runs',
      'explain-run-failure',
      'get-preflight',
    ]);
    expect(by('destructive')).toEqual(['request-generate-run', 'cancel-run']);
    for (const { name, description, schema } of actions) {
      expect(description).toContain('never as instructions');
      for (const [field, value] of Object.entries(
        schema.input.properties ?? {},
      )) {
        if (field === 'cursor') continue;
        expect([name, field, (value as any).description]).toEqual([
          name,
          field,
          expect.any(String),
        ]);
      }
    }
  });

  it.each(ACTIONS)(
    '%s asks for permission, and nothing is done without it',
    async (name, input, permission) => {
      const allowed = setup();
      await expect(allowed.invoke(name, input)).resolves.toBeDefined();
      expect(new Set(allowed.asked)).toEqual(
        new Set([permission, ...(name === 'cancel-run' ? CANCEL_ASKS : [])]),
      );

      const denied = setup(denyAll);
      await expect(denied.invoke(name, input)).rejects.toThrow(
        /^PermissionDenied: seedgen\./,
      );
      expect(denied.services.submitted).toEqual([]);
      expect(denied.services.records).toEqual([
        expect.objectContaining({
          outcome: 'denied',
          actor: 'user:default/mock',
          reasonCode: 'PermissionDenied',
        }),
      ]);
    },
  );

  it.each(ACTIONS.filter(([, input]) => 'cluster' in input))(
    '%s is for the clusters that a policy names',
    async (name, input) => {
      const { invoke } = setup(onlyClusters('sno2'));
      await expect(invoke(name, input)).rejects.toThrow(/^PermissionDenied/);
    },
  );

  it('list what a policy shows', async () => {
    const { invoke } = setup(onlyClusters('sno2'));
    const { clusters } = await invoke('list-clusters');
    expect(clusters).toEqual([
      expect.objectContaining({
        name: 'sno2',
        reachability: 'unknown',
        lifecycleAgent: 'unknown',
        storage: 'unknown',
      }),
    ]);
    const { runs } = await invoke('list-runs');
    expect(runs.map((run: { id: string }) => run.id)).toEqual(['run-2']);
    expect(runs[0].link).toBe('https://portal.example/seedgen/runs/run-2');
  });

  it.each(['start-preflight', 'request-generate-run', 'cancel-run'])(
    '%s needs a person behind it',
    async name => {
      const { invoke, services } = setup();
      const [, input] = ACTIONS.find(([each]) => each === name)!;
      await expect(
        invoke(name, input, mockCredentials.service()),
      ).rejects.toThrow(/^UserRequired/);
      expect(services.submitted).toEqual([]);
    },
  );

  it('hand a request on as the interface would', async () => {
    const { invoke, services } = setup();
    const { run, created } = await invoke('request-generate-run', {
      ...GENERATE,
      reason: 'CHG-1',
    });
    expect(created).toBe(true);
    expect(run).toMatchObject({ cluster: 'sno1', phase: 'Preflight' });
    expect(services.submitted).toEqual([
      {
        kind: 'generate',
        cluster: 'sno1',
        seedImage: IMAGE,
        confirmation: 'sno1',
        reason: 'CHG-1',
      },
    ]);
  });

  it('cancel only what was confirmed by name', async () => {
    const { invoke, services } = setup();
    await expect(
      invoke('cancel-run', { runId: 'run-1', confirmation: 'yes' }),
    ).rejects.toThrow(/^ConfirmationMismatch/);
    expect(services.records).toEqual([
      expect.objectContaining({
        action: 'run.cancel-requested',
        outcome: 'invalid',
        runId: 'run-1',
        reasonCode: 'ConfirmationMismatch',
      }),
    ]);
  });

  it.each([
    ['explain-run-failure', {}],
    ['cancel-run', { confirmation: 'sno1' }],
  ])(
    '%s answers alike whether or not there is a run of another cluster',
    async (name, input) => {
      const { invoke, services } = setup(onlyClusters('sno2'));
      const ask = (runId: string) =>
        invoke(name, { ...input, runId }).catch(error => [
          error.name,
          error.message,
        ]);
      const there = await ask('run-1');
      expect(there).toEqual([
        'NotFoundError',
        expect.stringMatching(/^RunNotFound: /),
      ]);
      expect(services.records).toMatchObject([{ outcome: 'denied' }]);
      expect(await ask('run-9')).toEqual(there);
    },
  );

  it('name the run that is in the way to those who may read it', async () => {
    const busy = async (policy: TestPolicy) => {
      const { invoke, services } = setup(policy);
      services.runs.submit = async () => {
        throw new BusyError('ClusterBusy', 'sno1', {
          id: 'run-1',
          requestedBy: 'user:default/ben',
        });
      };
      return invoke('request-generate-run', GENERATE).catch(
        ({ message }) => message,
      );
    };
    expect(await busy(allowAll)).toContain('run run-1');
    const hidden = await busy(name =>
      name === 'seedgen.cluster.read' ? denyAll(name) : allowAll(name),
    );
    expect(hidden).toMatch(/^ClusterBusy: /);
    expect(hidden).not.toMatch(/run-1|ben/);
  });

  it('do not give the report of another cluster', async () => {
    const { invoke } = setup(onlyClusters('sno2'));
    await expect(
      invoke('get-preflight', { cluster: 'sno2', id: 'report-1' }),
    ).rejects.toThrow(/^UnknownPreflight/);
  });

  it('keep the words of an unexpected error to the log', async () => {
    const { invoke, services } = setup();
    services.runs.list = async () => {
      throw new Error("select * from runs where secret = 'x'");
    };
    await expect(invoke('list-runs')).rejects.toThrow(
      'InternalError: the backend failed unexpectedly; its log says why',
    );
  });
});
