import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type {
  ClusterStatus,
  PreflightReport,
  RunDetails,
  SeedgenApi,
  StoragePlan,
  TimelineEntry,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenActionOptions } from '../session';

/** Moment of everything here. */
export const AT = '2026-11-22T10:00:00.000Z';
/** Digest of the image that runs here make. */
export const D1 = `sha256:${'1'.repeat(64)}`;
/** Image that runs here make, without its tag. */
export const REPOSITORY =
  'infra.5g-deployment.lab:8443/ocp-sno1/seedimage-ibu-upgrade';

/** A run in a phase, with a timeline entry for each text. */
export function runDetails(over: Partial<RunDetails> = {}): RunDetails {
  return {
    id: 'run-1',
    kind: 'generate',
    cluster: 'sno1',
    phase: 'Succeeded',
    phaseSince: AT,
    revision: 1,
    requestedBy: 'user:default/guest',
    requestedAt: AT,
    statusText: 'done',
    pointOfNoReturn: false,
    digest: D1,
    timeline: [],
    ...over,
  };
}

/** An entry of a timeline. */
export function entry(
  sequence: number,
  text: string,
  over: Partial<TimelineEntry> = {},
): TimelineEntry {
  return { sequence, at: AT, type: 'phase', phase: 'Imaging', text, ...over };
}

/** A preflight that has ended. */
export function preflightReport(
  over: Partial<PreflightReport> = {},
): PreflightReport {
  return {
    id: 'preflight-1',
    cluster: 'sno1',
    kind: 'generate',
    state: 'done',
    startedAt: AT,
    verdict: 'passed',
    checks: [
      {
        id: 'api-reachable',
        title: 'API server is reachable',
        severity: 'blocks',
        status: 'pass',
        message: 'The API server answers.',
        durationMs: 3,
      },
    ],
    ...over,
  };
}

/** A preflight that stands in the way. */
export const blockedReport = preflightReport({
  verdict: 'blocked',
  checks: [
    {
      id: 'detached-from-hub',
      title: 'Cluster is detached from its hub',
      severity: 'blocks',
      status: 'fail',
      reasonCode: 'KlusterletPresent',
      message:
        'Rejected: Cluster must be detached from hub prior to seed generation',
      remedy: 'Detach it.',
      durationMs: 3,
    },
  ],
});

/** A verification that has ended. */
export function verificationReport(
  verdict: 'verified' | 'rejected' | 'unknown' = 'verified',
): VerificationReport {
  return {
    id: 'verification-1',
    cluster: 'sno1',
    image: `${REPOSITORY}:4.18.27-x86_64`,
    state: 'done',
    startedAt: AT,
    result: {
      at: AT,
      image: `${REPOSITORY}:4.18.27-x86_64`,
      verdict,
      details: { digest: D1, mediaType: 'x', sizeBytes: 15_000_000_000 },
      proofs: [
        {
          id: 'version',
          title: 'Release of the cluster',
          status: verdict === 'verified' ? 'pass' : 'fail',
          found: '4.18.26',
          wanted: '4.18.27',
        },
      ],
    },
  };
}

const storagePlan: StoragePlan = {
  cluster: 'sno2',
  recommended: 'secondary-disk',
  options: [
    {
      strategy: 'secondary-disk',
      feasible: true,
      reasons: ['vdb is empty and has 200.0 GiB.'],
      device: '/dev/disk/by-id/virtio-data',
      manifests: [
        {
          name: '98-var-lib-containers-secondary-disk.yaml',
          yaml: 'kind: MachineConfig\n',
        },
      ],
      consequences: ['The node reboots.'],
    },
    {
      strategy: 'install-time',
      feasible: true,
      reasons: ['It is the documented way.'],
      device: '/dev/vda',
      manifests: [
        { name: 'ignition-config-override.json', yaml: '{}\n' },
        {
          name: '98-var-lib-containers-partitioned.yaml',
          yaml: 'kind: MachineConfig\n',
        },
      ],
      consequences: ['Nothing is applied.'],
    },
    {
      strategy: 'machine-config',
      feasible: false,
      reasons: ['DisksUnknown: the disks could not be\nseen.'],
      manifests: [],
      consequences: [],
    },
  ],
};

/** A backend in memory that answers every call at once; `calls` has what it was asked for. */
export function fakeApi(over: Partial<SeedgenApi> = {}) {
  const calls: { method: string; args: any[] }[] = [];
  const answers: Partial<SeedgenApi> = {
    getCluster: async () =>
      ({
        name: 'sno1',
        snapshot: { version: '4.18.27', architecture: 'x86_64' },
      } as ClusterStatus),
    getRegistries: async () => ({
      items: [
        {
          name: 'infra',
          host: 'infra.5g-deployment.lab:8443',
          repositories: ['ocp-sno1/*'],
        },
      ],
    }),
    getLatestPreflight: async () => preflightReport(),
    startPreflight: async () =>
      preflightReport({ state: 'running', checks: [] }),
    getPreflight: async () => preflightReport(),
    startVerification: async () => ({
      ...verificationReport(),
      state: 'running',
      result: undefined,
    }),
    getVerification: async () => verificationReport(),
    getStoragePlan: async () => storagePlan,
    previewManifests: async () => ({
      items: [
        { name: 'SeedGenerator seedimage', yaml: 'kind: SeedGenerator\n' },
      ],
    }),
    startRun: async () => runDetails({ phase: 'Preflight', digest: undefined }),
    getRun: async () => runDetails(),
    ...over,
  };
  const api = Object.fromEntries(
    Object.entries(answers).map(([method, answer]) => [
      method,
      (...args: any[]) => {
        calls.push({ method, args });
        return (answer as (...given: any[]) => unknown)(...args);
      },
    ]),
  ) as unknown as SeedgenApi;
  return {
    api,
    calls,
    /** Names of what was called, in order, without repetitions of the same call. */
    get called() {
      return calls
        .map(({ method }) => method)
        .filter((method, index, all) => method !== all[index - 1]);
    },
  };
}

/** Options of the actions over a backend in memory, without waiting. */
export function optionsFor(
  api: SeedgenApi,
  over: Partial<SeedgenActionOptions> = {},
): SeedgenActionOptions {
  return {
    auth: mockServices.auth(),
    api,
    pageUrl: 'https://portal.example/seedgen',
    timings: { pollEveryMs: 1 },
    ...over,
  };
}

/** A context that collects outputs and log lines. */
export function contextFor(input: any, over: object = {}) {
  const outputs: Record<string, unknown> = {};
  const lines: string[] = [];
  const logger = mockServices.logger.mock({
    info: message => lines.push(message),
    warn: message => lines.push(message),
  });
  // The mock passes on only some of what it is given, so the rest is laid over it.
  const context: any = {
    ...createMockActionContext({ task: { id: 'task-1' } }),
    input,
    logger,
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
    step: { id: 'step-1', name: 'Step' },
    ...over,
  };
  return { context, outputs, lines };
}
