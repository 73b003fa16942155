import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { conditionOf, conditionStatus } from '../clusterFacts';
import { fail, pass, someOf, unreadable } from '../outcomes';

const LOOKED_AT = 'Nodes';
const LABELS = ['control-plane', 'master', 'worker'].map(
  role => `node-role.kubernetes.io/${role}`,
);
const WANTED = `Ready, schedulable, without pressure, labels ${LABELS.join(
  ', ',
)}`;

// With these the kubelet evicts pods and takes no new ones, Lifecycle Agent's among them.
const PRESSURES: Readonly<Record<string, string>> = {
  DiskPressure:
    'Free space on the filesystem that is full: images that nothing uses with crictl rmi --prune, old logs and core dumps below /var.',
  MemoryPressure: 'See oc adm top pods -A for what uses the memory.',
  PIDPressure: 'See which workload has so many processes or threads.',
};

/** The node is ready and has the labels of its roles. */
export const nodeHealthy: Check = {
  id: 'node-healthy',
  title: 'Node is ready and labelled',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  async run({ cluster }) {
    const read = await cluster.list('Node');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const problems = read.value.flatMap(problemsOf);
    if (problems.length === 0) {
      return pass('The node is ready.', {
        lookedAt: LOOKED_AT,
        found: someOf(read.value.map(({ metadata }) => metadata.name)),
        wanted: WANTED,
      });
    }
    return fail({
      lookedAt: LOOKED_AT,
      found: someOf(problems.map(({ text }) => text)),
      wanted: WANTED,
      reasonCode: problems[0].code,
      message: problems.map(({ text }) => text).join('; '),
      remedy: [...new Set(problems.map(({ remedy }) => remedy))].join(' '),
    });
  },
};

interface Problem {
  code: 'NodeNotHealthy' | 'NodeCordoned' | 'NodeUnderPressure';
  text: string;
  remedy: string;
}

function problemsOf(node: KubernetesObject): Problem[] {
  const { name, labels } = node.metadata;
  const waited = [
    ...(conditionStatus(node, 'Ready') === 'True'
      ? []
      : [`node is not yet ready: ${name}`]),
    ...(conditionStatus(node, 'NetworkUnavailable') === 'True'
      ? [`node network unavailable: ${name}`]
      : []),
    ...LABELS.filter(label => labels?.[label] === undefined).map(
      label => `node missing ${label} label: ${name}`,
    ),
  ].map(
    (text): Problem => ({
      code: 'NodeNotHealthy',
      text,
      remedy:
        'Lifecycle Agent waits for it, without limit. Label the node, or see oc describe node.',
    }),
  );
  const pressed = Object.entries(PRESSURES).flatMap(([type, remedy]) =>
    conditionStatus(node, type) === 'True'
      ? [
          {
            code: 'NodeUnderPressure' as const,
            text: `node ${name} reports ${type}${sentence(
              conditionOf(node, type)?.message,
            )}`,
            remedy,
          },
        ]
      : [],
  );
  const cordoned: Problem[] =
    node.spec?.unschedulable === true
      ? [
          {
            code: 'NodeCordoned',
            text: `node ${name} is cordoned: no pod is started on it, and its machine config pool never counts it as ready`,
            remedy: `oc adm uncordon ${name}.`,
          },
        ]
      : [];
  return [...waited, ...cordoned, ...pressed];
}

function sentence(message: string | undefined): string {
  return message ? `: ${message}` : '';
}
