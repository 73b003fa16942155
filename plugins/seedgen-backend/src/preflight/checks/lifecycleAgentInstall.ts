import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { lifecycleAgentInstallState, readInstall } from '../../operators';
import type { CheckOutcome } from '../check';
import type { ClusterReads } from '../ClusterReads';
import { DOCUMENTATION, fail } from '../outcomes';

const SEE = `See oc get subscription.operators.coreos.com,installplan,csv -n ${LIFECYCLE_AGENT_NAMESPACE} -o yaml.`;

/**
 * What is the matter with an installation that has not succeeded, in the words of Operator
 * Lifecycle Manager. What may not be read of it makes the answer shorter, never another one.
 *
 * @param found - the phase of the ClusterServiceVersion, or that there is none
 */
export async function whyNotInstalled(
  cluster: ClusterReads,
  evidence: { lookedAt: string; found: string },
): Promise<CheckOutcome> {
  const namespace = LIFECYCLE_AGENT_NAMESPACE;
  const seen = await readInstall({
    get: (kind, name) => cluster.get(kind, name, namespace),
    list: kind => cluster.list(kind, namespace),
  });
  const finding = {
    ...evidence,
    wanted: 'lifecycle-agent, phase Succeeded',
    documentationUrl: DOCUMENTATION.operators,
  };
  const state = seen.ok ? lifecycleAgentInstallState(seen.value) : undefined;
  switch (state?.state) {
    case 'absent':
      return {
        ...fail({
          ...finding,
          reasonCode: 'LifecycleAgentNotInstalled',
          message: `Lifecycle Agent is not installed in ${namespace}.`,
          remedy:
            'Install the operator lifecycle-agent from channel stable on this cluster; the hub is not enough.',
        }),
        remedyCalls: [{ action: 'install-lifecycle-agent' }],
      };
    case 'failed':
      return fail({
        ...finding,
        found: `${evidence.found}: ${state.reason}`,
        reasonCode: 'LifecycleAgentInstallFailed',
        message: `Lifecycle Agent is asked for, and its installation does not get on: ${state.message}`,
        remedy: `Put right what it says; Operator Lifecycle Manager goes on by itself. ${SEE}`,
      });
    case 'needs-approval':
      return fail({
        ...finding,
        found: `${evidence.found}: RequiresApproval`,
        reasonCode: 'LifecycleAgentNeedsApproval',
        message: `Lifecycle Agent is asked for, and ${state.message}`,
        remedy: `Approve it: oc patch installplan ${state.installPlan} -n ${namespace} --type merge -p '{"spec":{"approved":true}}'`,
      });
    case 'waiting':
      return fail({
        ...finding,
        found: `${evidence.found}: ${state.reason}`,
        reasonCode: 'LifecycleAgentInstalling',
        message: `The installation of Lifecycle Agent has not ended: ${state.message}`,
        remedy: `Wait for it. ${SEE}`,
      });
    default:
      return fail({
        ...finding,
        reasonCode: 'LifecycleAgentNotInstalled',
        message: `Lifecycle Agent is not installed in ${namespace}: ${evidence.found}.`,
        remedy: `Install the operator lifecycle-agent from channel stable on this cluster. ${SEE}`,
      });
  }
}
