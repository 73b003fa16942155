import { age } from '../output/humanDuration';
import {
  forbiddenChange,
  invalidValue,
  unsupportedValue,
} from '../schema/fieldCauses';
import { StatusCause } from '../statusError';
import { KubeObject, ResourceDefinition } from '../types';
import { column, orNone, wide } from './columns';
import {
  containerCauses,
  defaultPodSpec,
  podSpec,
  podStatus,
} from './podSchema';
import { root } from './schemaBuilders';
import { isDeepStrictEqual } from 'node:util';

export const podKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  plural: 'pods',
  singular: 'pod',
  shortNames: ['po'],
  categories: ['all'],
  namespaced: true,
  statusSubresource: true,
  schema: root(
    'A collection of containers that run on one host.',
    {
      spec: podSpec,
      status: podStatus,
    },
    { required: ['spec'] },
  ),
  printerColumns: [
    column('Ready'),
    column('Status'),
    column('Restarts'),
    column('Age'),
    wide('IP'),
    wide('Node'),
    wide('Nominated Node'),
    wide('Readiness Gates'),
  ],
  printRow: printPod,
  prepare: draft => {
    const spec = draft.spec ?? {};
    defaultPodSpec(spec);
    spec.enableServiceLinks ??= true;
    spec.preemptionPolicy ??= 'PreemptLowerPriority';
    spec.priority ??= 0;
    spec.serviceAccountName ??= 'default';
    spec.serviceAccount ??= spec.serviceAccountName;
    draft.status ??= {};
    draft.status.phase ??= 'Pending';
    draft.status.qosClass ??= 'BestEffort';
  },
  check: (pod, previous) => {
    const containerProblems = containerCauses(pod.spec, 'spec');
    if (containerProblems.length > 0) {
      return containerProblems;
    }
    const policies = ['Always', 'OnFailure', 'Never'];
    if (!policies.includes(pod.spec.restartPolicy)) {
      return [
        unsupportedValue(
          'spec.restartPolicy',
          pod.spec.restartPolicy,
          policies,
        ),
      ];
    }
    return previous ? changeCauses(pod, previous) : [];
  },
};

/** What of a change to a pod's spec is refused; only a binding sets its node. */
function changeCauses(pod: KubeObject, previous: KubeObject): StatusCause[] {
  const { activeDeadlineSeconds: deadline } = pod.spec;
  const { activeDeadlineSeconds: before } = previous.spec;
  if (before !== undefined && !(deadline <= before)) {
    return [
      invalidValue(
        'spec.activeDeadlineSeconds',
        deadline,
        deadline === undefined
          ? 'must not update from a positive integer to nil value'
          : 'must be less than or equal to previous value',
      ),
    ];
  }
  const tolerations: any[] = pod.spec.tolerations ?? [];
  const withoutTime = ({ tolerationSeconds, ...rest }: any) => rest;
  const keepsTolerations = (previous.spec.tolerations ?? []).every(
    (each: any) =>
      tolerations.some(other =>
        isDeepStrictEqual(withoutTime(each), withoutTime(other)),
      ),
  );
  if (!keepsTolerations) {
    return [
      forbiddenChange(
        'spec.tolerations',
        'existing toleration can not be modified except its tolerationSeconds',
      ),
    ];
  }
  return !isDeepStrictEqual(frozen(pod), frozen(previous))
    ? [
        forbiddenChange(
          'spec',
          'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
        ),
      ]
    : [];
}

/** The part of a pod's spec that cannot change. */
function frozen(pod: KubeObject): unknown {
  const { tolerations, activeDeadlineSeconds, ...spec } = pod.spec;
  const withoutImages = (containers: any[] = []) =>
    containers.map(({ image, ...container }) => container);
  return {
    ...spec,
    containers: withoutImages(spec.containers),
    initContainers: withoutImages(spec.initContainers),
  };
}

function printPod(pod: KubeObject, now: Date): Array<string | number> {
  const statuses: any[] = pod.status?.containerStatuses ?? [];
  const ready = statuses.filter(each => each.ready).length;
  const total = pod.spec?.containers?.length ?? statuses.length;
  return [
    `${ready}/${total}`,
    printStatus(pod),
    printRestarts(statuses, now),
    age(pod.metadata.creationTimestamp, now),
    orNone(pod.status?.podIP),
    orNone(pod.spec?.nodeName),
    orNone(pod.status?.nominatedNodeName),
    '<none>',
  ];
}

/** The phase, unless a container or the deletion says more; as `printers/internalversion` does. */
function printStatus(pod: KubeObject): string {
  let status = pod.status?.reason ?? pod.status?.phase ?? 'Unknown';
  for (const { state } of pod.status?.containerStatuses ?? []) {
    if (state?.waiting?.reason) {
      status = state.waiting.reason;
    } else if (state?.terminated) {
      const { reason, signal, exitCode } = state.terminated;
      status = reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
    }
  }
  if (pod.metadata.deletionTimestamp) {
    return pod.status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  return status;
}

function printRestarts(statuses: any[], now: Date): string {
  const restarts = statuses.reduce(
    (sum, each) => sum + (each.restartCount ?? 0),
    0,
  );
  const last = statuses
    .map(each => each.lastState?.terminated?.finishedAt)
    .filter(Boolean)
    .sort()
    .pop();
  return restarts > 0 && last
    ? `${restarts} (${age(last, now)} ago)`
    : String(restarts);
}
