import type { LifecycleAgentInstallState } from '../../../operators';
import { driveRemedy, type RemedyRow } from '../../__testUtils__/driveRemedy';
import { absent } from '../../__testUtils__/observations';

const call = { action: 'install-lifecycle-agent' as const };
const MISSING: RemedyRow[] = [
  {
    t: 0,
    cluster: {
      ...absent,
      lifecycleAgent: { deployment: 'absent', pods: [], serviceVersions: [] },
    },
  },
];
const applied = {
  type: 'install-lifecycle-agent' as const,
  ok: true as const,
  value: {
    outcome: 'applied' as const,
    catalog: 'redhat-operators',
    applied: {
      namespace: 'kept' as const,
      operatorGroup: { name: 'group', outcome: 'kept' as const },
      subscription: { name: 'subscription', outcome: 'applied' as const },
    },
  },
};

function install(
  state: LifecycleAgentInstallState,
  rows: readonly RemedyRow[] = MISSING,
) {
  return driveRemedy(call, rows, {
    answers: {
      'install-lifecycle-agent': applied,
      'read-installation': {
        type: 'read-installation',
        ok: true,
        value: state,
      },
    },
  });
}

describe('install-lifecycle-agent', () => {
  it('applies, and follows to a ready operator', () => {
    const { phases, did, run, audits, entries } = install({
      state: 'succeeded',
      serviceVersion: 'lifecycle-agent.v4.18.2',
    });
    expect(phases).toEqual(['Checking', 'Applying', 'Confirming', 'Succeeded']);
    expect(did).toEqual(['install-lifecycle-agent', 'read-installation']);
    expect(run.statusText).toBe(
      'lifecycle-agent.v4.18.2 is installed and runs',
    );
    const text =
      'From catalog redhat-operators: Namespace kept, OperatorGroup group kept, Subscription subscription applied';
    expect(entries.map(entry => entry.text)).toContain(text);
    expect(audits).toContainEqual(
      expect.objectContaining({
        action: 'lifecycleagent.subscribed',
        message: text,
      }),
    );
  });

  it.each<[LifecycleAgentInstallState, string, string]>([
    [
      { state: 'failed', reason: 'X', message: 'no operators found' },
      'InstallationFailed',
      'no operators found',
    ],
    [
      {
        state: 'needs-approval',
        installPlan: 'install-abc',
        message: 'InstallPlan install-abc waits for approval.',
      },
      'RemedyWithoutEffect',
      'oc patch installplan install-abc',
    ],
    [
      { state: 'waiting', reason: 'Installing', message: 'being carried out' },
      'RemedyWithoutEffect',
      'being carried out',
    ],
    [{ state: 'absent' }, 'RemedyWithoutEffect', 'not shown yet'],
  ])('ends %j as %s', (state, code, says) => {
    const { run, did } = install(state);
    expect(run).toMatchObject({ phase: 'Failed', problem: { code } });
    expect(run.problem?.message).toContain(says);
    expect(did.filter(type => type === 'install-lifecycle-agent')).toHaveLength(
      1,
    );
  });

  it('has nothing to do where it runs, and waits where that cannot be seen', () => {
    const state = { state: 'absent' as const };
    const running = install(state, [
      {
        t: 0,
        cluster: {
          ...absent,
          lifecycleAgent: {
            deployment: 'available',
            pods: [{ uid: 'pod-1', ready: true }],
            serviceVersions: [
              { name: 'lifecycle-agent.v4.18.2', phase: 'Succeeded' },
            ],
          },
        },
      },
    ]);
    expect(running.did).toEqual([]);
    expect(running.run.phase).toBe('Succeeded');
    const unseen = install(state, [{ t: 0, cluster: absent }]);
    expect(unseen.did).toEqual([]);
    expect(unseen.run.problem?.code).toBe('CheckingTimedOut');
  });

  it('touches nothing without a catalog, and stops at what is somebody else’s', () => {
    const refused = driveRemedy(call, MISSING, {
      answers: {
        'install-lifecycle-agent': {
          type: 'install-lifecycle-agent',
          ok: true,
          value: {
            outcome: 'refused',
            code: 'CatalogMissing',
            message: 'No CatalogSource has it.',
          },
        },
      },
    });
    expect(refused.run.problem?.code).toBe('CatalogMissing');
    expect(refused.audits.map(({ action }) => action)).not.toContain(
      'lifecycleagent.subscribed',
    );
    const conflict = driveRemedy(call, MISSING, {
      answers: {
        'install-lifecycle-agent': {
          type: 'install-lifecycle-agent',
          ok: false,
          failure: { code: 'conflict', message: 'another OperatorGroup' },
        },
      },
    });
    expect(conflict.did).toEqual(['install-lifecycle-agent']);
    expect(conflict.run.problem?.code).toBe('RefusedByCluster');
  });
});
