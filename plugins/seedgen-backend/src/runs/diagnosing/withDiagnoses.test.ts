import type {
  CheckResult,
  RunDetails,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { newGenerateMemory } from '../kinds/generate/memory';
import type { MachineRun } from '../engine/types';
import { KINDS } from '../kinds';
import { withDiagnoses } from './symptomsOf';

const AT = '2026-11-22T10:00:00.000Z';
const NOW = new Date('2026-11-22T10:40:00.000Z');
const IMAGE = 'infra.5g-deployment.lab:8443/ocp-sno1/seed:4.18.27-x86_64';

function entry(over: Partial<TimelineEntry>): TimelineEntry {
  return {
    sequence: 1,
    at: AT,
    type: 'message',
    phase: 'Preparing',
    text: 'Preparing for seed generation',
    ...over,
  };
}

function details(over: Partial<RunDetails>): RunDetails {
  return {
    id: 'run-1',
    kind: 'generate',
    cluster: 'sno1',
    phase: 'Failed',
    phaseSince: AT,
    revision: 9,
    requestedBy: 'user:default/ann',
    requestedAt: AT,
    finishedAt: '2026-11-22T10:10:00.000Z',
    seedImage: IMAGE,
    statusText: 'Ended',
    pointOfNoReturn: true,
    timeline: [],
    ...over,
  };
}

function machineRun(memory: object = {}): MachineRun {
  return {
    id: 'run-1',
    kind: 'generate',
    cluster: 'sno1',
    request: {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: IMAGE,
      confirmation: 'sno1',
    },
    requestedBy: 'user:default/ann',
    requestedAt: AT,
    phase: 'Failed',
    phaseSince: AT,
    statusText: 'Ended',
    watching: false,
    memory: { ...newGenerateMemory(), ...memory },
  };
}

const readable = (run: MachineRun, kind = run.kind) => ({
  run,
  kind: KINDS.find(kind)!,
  now: NOW,
});

const causesOf = (shown: RunDetails, memory?: object) =>
  withDiagnoses(shown, readable(machineRun(memory), shown.kind)).diagnoses?.map(
    ({ ruleId, certainty }) => `${ruleId}: ${certainty}`,
  );

const check: CheckResult = {
  id: 'detached-from-hub',
  title: 'Detached',
  severity: 'blocks',
  status: 'fail',
  reasonCode: 'KlusterletPresent',
  message: 'The klusterlet is there',
  durationMs: 1,
};
const preflightOf = (result: CheckResult): RunDetails['preflight'] => ({
  id: 'report-1',
  cluster: 'sno1',
  kind: 'generate',
  state: 'done',
  startedAt: AT,
  checks: [result],
});

describe('withDiagnoses', () => {
  it('names the cause from the log of the imager, with the names of the cluster', () => {
    const line = 'Error: writing blob: unauthorized: authentication required';
    const { diagnoses } = withDiagnoses(
      details({
        problem: { code: 'PushUnauthorized', message: `It said: ${line}` },
        timeline: [entry({ text: 'Launching imager container' })],
      }),
      readable(
        machineRun({ imagerLog: { summary: line, code: 'PushUnauthorized' } }),
      ),
    );
    expect(diagnoses).toMatchObject([
      {
        ruleId: 'push-unauthorized',
        certainty: 'certain',
        evidence: [{ source: 'imager-log', text: line }],
      },
    ]);
    expect(JSON.stringify(diagnoses)).toContain(
      'podman login infra.5g-deployment.lab:8443',
    );
  });

  it('gives commands for the node of the cluster, known since the preflight', () => {
    const line = 'dial tcp: lookup infra.5g-deployment.lab: no such host';
    const { diagnoses } = withDiagnoses(
      details({
        problem: { code: 'RegistryNameUnknownToNode', message: line },
      }),
      readable(
        machineRun({
          imagerLog: { summary: line, code: 'RegistryNameUnknownToNode' },
          identity: { node: 'ocp-sno1' },
        }),
      ),
    );
    expect(diagnoses?.[0].remedies[0].command).toContain(
      'oc debug node/ocp-sno1 -- chroot /host getent hosts',
    );
  });

  it('hears Lifecycle Agent in the timeline, and knows what the checks had found', () => {
    const text =
      'Rejected: Cluster must be detached from hub prior to seed generation';
    const shown = details({
      problem: { code: 'StillAttachedToHub', message: text },
      timeline: [entry({ text })],
    });
    expect(causesOf(shown)).toEqual(['attached-to-hub: certain']);
    expect(
      causesOf({
        ...shown,
        preflight: preflightOf({ ...check, status: 'pass' }),
      }),
    ).toEqual(['attached-to-hub: certain', 'reimported-by-hub: likely']);
  });

  it('reads a blocked preflight, and not a check that warns', () => {
    const problem = {
      code: 'PreflightBlocked',
      message: 'A check is in the way',
    };
    expect(
      causesOf(details({ problem, preflight: preflightOf(check) })),
    ).toEqual(['attached-to-hub: certain']);
    expect(
      causesOf(
        details({
          problem,
          preflight: preflightOf({ ...check, severity: 'warns' }),
        }),
      ),
    ).toBeUndefined();
  });

  it('reads pool and node of a partition run', () => {
    const message =
      'reconciliation failed between current config "a" and base config "b": ignition disks section contains changes';
    expect(
      causesOf(
        details({
          kind: 'partition',
          problem: { code: 'RefusedByMachineConfigOperator', message: 'No' },
        }),
        {
          pool: {
            name: 'master',
            conditions: [
              { type: 'RenderDegraded', status: 'True', reason: '', message },
              { type: 'Degraded', status: 'True', reason: '', message: '' },
            ],
          },
        },
      ),
    ).toEqual(['machine-config-refused: certain']);
  });

  it('knows the release and how far the run came', () => {
    expect(
      causesOf(
        details({
          phase: 'Published',
          finishedAt: undefined,
          unreachableSince: AT,
          problem: { code: 'SlowReturn', message: 'Away for 40 min' },
          verification: {
            at: AT,
            image: IMAGE,
            verdict: 'verified',
            proofs: [],
          },
        }),
        { identity: { version: '4.18.27' } },
      ),
    ).toEqual(['orphan-sandboxes: likely']);
  });

  it.each([
    [true, ['registry-name-unknown: certain', 'proxy-not-passed: likely']],
    [false, ['registry-name-unknown: certain']],
    [
      undefined,
      ['registry-name-unknown: certain', 'proxy-not-passed: possible'],
    ],
  ])('asks first whether the cluster has a proxy: %s', (hasProxy, causes) => {
    expect(
      causesOf(
        details({
          problem: { code: 'RegistryNameUnknownToNode', message: '' },
        }),
        {
          identity: { hasProxy },
          imagerLog: {
            summary: 'lookup r.example: no such host',
            code: 'RegistryNameUnknownToNode',
          },
        },
      ),
    ).toEqual(causes);
  });

  it('leaves a run alone that has no problem, or that somebody abandoned', () => {
    const timeline = [
      entry({ text: 'could not find seedAuth in seedgen secret' }),
    ];
    const problem = { code: 'Cancelled', message: 'Cancelled by ann' };
    const running = details({ phase: 'Preparing', timeline });
    const abandoned = details({ phase: 'Abandoned', timeline, problem });
    expect(withDiagnoses(running, readable(machineRun()))).toBe(running);
    expect(withDiagnoses(abandoned, readable(machineRun()))).toBe(abandoned);
  });

  it('adds nothing where no rule knows the problem', () => {
    const shown = details({
      problem: { code: 'Novel', message: 'Never seen' },
    });
    expect(withDiagnoses(shown, readable(machineRun()))).toBe(shown);
  });
});
