import type { KubeObject } from '../../apiserver/types';
import type { ClusterSpec } from '../clusterSpec';
import type { SimulatedNode } from '../node/SimulatedNode';
import { stableUuid } from '../node/stableUuid';

const MC = 'machineconfiguration.openshift.io';

/** The Node object of a single-node cluster. */
export function nodeObject(
  spec: ClusterSpec,
  node: SimulatedNode,
  rendered: string,
  now: string,
): KubeObject {
  const ready = (
    type: string,
    status: string,
    reason: string,
    message: string,
  ) => ({
    type,
    status,
    lastHeartbeatTime: now,
    lastTransitionTime: now,
    reason,
    message,
  });
  const resources = {
    cpu: '16',
    'ephemeral-storage': '60345Mi',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: '65841244Ki',
    pods: '250',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.hostname,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': spec.hostname,
        'kubernetes.io/os': 'linux',
        'node-role.kubernetes.io/control-plane': '',
        'node-role.kubernetes.io/master': '',
        'node-role.kubernetes.io/worker': '',
        'node.openshift.io/os_id': 'rhcos',
      },
      annotations: {
        [`${MC}/controlPlaneTopology`]: 'SingleReplica',
        [`${MC}/currentConfig`]: rendered,
        [`${MC}/desiredConfig`]: rendered,
        [`${MC}/desiredDrain`]: `uncordon-${rendered}`,
        [`${MC}/lastAppliedDrain`]: `uncordon-${rendered}`,
        [`${MC}/lastSyncedControllerConfigResourceVersion`]: '7211',
        [`${MC}/reason`]: '',
        [`${MC}/state`]: 'Done',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
    },
    spec: {},
    status: {
      addresses: [
        { type: 'InternalIP', address: spec.nodeIp },
        { type: 'Hostname', address: spec.hostname },
      ],
      allocatable: resources,
      capacity: resources,
      conditions: [
        ready(
          'MemoryPressure',
          'False',
          'KubeletHasSufficientMemory',
          'kubelet has sufficient memory available',
        ),
        ready(
          'DiskPressure',
          'False',
          'KubeletHasNoDiskPressure',
          'kubelet has no disk pressure',
        ),
        ready(
          'PIDPressure',
          'False',
          'KubeletHasSufficientPID',
          'kubelet has sufficient PID available',
        ),
        ready(
          'Ready',
          'True',
          'KubeletReady',
          'kubelet is posting ready status',
        ),
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64',
        bootID: node.bootId,
        containerRuntimeVersion: 'cri-o://1.31.11-3.rhaos4.18.git5bd6dd7.el9',
        kernelVersion: '5.14.0-427.93.1.el9_4.x86_64',
        kubeProxyVersion: spec.kubernetesVersion,
        kubeletVersion: spec.kubernetesVersion,
        machineID: stableUuid(`machine/${spec.name}`).replace(/-/g, ''),
        operatingSystem: 'linux',
        osImage: 'Red Hat Enterprise Linux CoreOS 418.94.202510230424-0',
        systemUUID: stableUuid(`system/${spec.name}`),
      },
    },
  };
}
