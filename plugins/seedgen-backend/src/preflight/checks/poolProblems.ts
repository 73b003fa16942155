import type { KubernetesObject } from '../../clusters/types';
import { conditionOf, conditionStatus } from '../clusterFacts';

// In the order in which they tell most. The pool's own Degraded has no message for a render failure,
// and the ClusterOperator follows only after ten minutes, so each is read. Newer operators add types.
const DEGRADED: ReadonlyArray<[type: string, remedy: string]> = [
  [
    'RenderDegraded',
    'See oc describe mcp master; take back the MachineConfig that is refused.',
  ],
  [
    'NodeDegraded',
    'See the annotations machineconfiguration.openshift.io/state and reason of the node, and the log of the machine config daemon: oc logs -n openshift-machine-config-operator -l k8s-app=machine-config-daemon -c machine-config-daemon.',
  ],
  [
    'PinnedImageSetsDegraded',
    'See oc describe pinnedimageset: the images must be there, the registry reachable from the node, and container storage large enough. Correct or delete the set.',
  ],
  [
    'ImageBuildDegraded',
    'See oc get machineosconfig,machineosbuild and the log of the build: its Containerfile, base image and push secret.',
  ],
  [
    'BuildFailed',
    'See oc get machineosconfig,machineosbuild and the log of the build: its Containerfile, base image and push secret.',
  ],
];
const ANY_DEGRADED =
  'See oc describe mcp, and put right what its conditions say.';

/** What is wrong with a pool. */
export type PoolProblemCode =
  | 'PoolPaused'
  | 'PoolDegraded'
  | 'NodeNotCounted'
  | 'PoolNotUpdated';

/** One thing that is wrong with a pool, and what helps. */
export interface PoolProblem {
  pool: string;
  code: PoolProblemCode;
  text: string;
  remedy: string;
}

// A pool that is paused brings nothing to its node, whatever is done about the rest.
const WEIGHTS: readonly PoolProblemCode[] = [
  'PoolPaused',
  'PoolDegraded',
  'NodeNotCounted',
  'PoolNotUpdated',
];

/** Orders problems: first what has to be put right before anything else helps. */
export function byWeight(one: PoolProblem, other: PoolProblem): number {
  return WEIGHTS.indexOf(one.code) - WEIGHTS.indexOf(other.code);
}

/** Why the operator does not count a node as ready, where that is not the roll-out of a configuration. */
export function whyNotCounted(node: KubernetesObject): PoolProblem[] {
  const { name } = node.metadata;
  if (node.spec?.unschedulable === true) {
    return [
      {
        pool: '',
        code: 'NodeNotCounted',
        text: `node ${name} is cordoned`,
        remedy: `oc adm uncordon ${name}. Until then the pool never counts it as ready.`,
      },
    ];
  }
  return conditionStatus(node, 'Ready') === 'True'
    ? []
    : [
        {
          pool: '',
          code: 'NodeNotCounted',
          text: `node ${name} is not ready`,
          remedy: `See oc describe node ${name}.`,
        },
      ];
}

/** What keeps a pool from bringing something to its node, or from being ready. */
export function problemOf(
  pool: KubernetesObject,
  unready: readonly PoolProblem[],
): PoolProblem[] {
  const { name } = pool.metadata;
  return [
    ...pausedProblem(pool),
    ...degradedProblem(pool),
    ...(isDegraded(pool) ? [] : notUpdatedProblem(pool, unready)),
  ].map(problem => ({ ...problem, pool: name }));
}

function pausedProblem(pool: KubernetesObject): Omit<PoolProblem, 'pool'>[] {
  if (pool.spec?.paused !== true) return [];
  const { name } = pool.metadata;
  const waiting = conditionOf(pool, 'Updating')?.message;
  return [
    {
      code: 'PoolPaused',
      text: `pool ${name} is paused${
        waiting ? ` (${waiting})` : ''
      }: nothing is brought to its node, neither a MachineConfig nor the pull secret that Lifecycle Agent empties and puts back`,
      remedy: `Find out who paused it, and why; then resume it: oc patch mcp ${name} --type merge -p '{"spec":{"paused":false}}'. What has waited is rolled out then, which can reboot the node.`,
    },
  ];
}

function isDegraded(pool: KubernetesObject): boolean {
  return degradedProblem(pool).length > 0;
}

function degradedProblem(pool: KubernetesObject): Omit<PoolProblem, 'pool'>[] {
  const { name } = pool.metadata;
  const conditions: unknown[] = Array.isArray(pool.status?.conditions)
    ? pool.status.conditions
    : [];
  const known = DEGRADED.map(([type]) => type);
  const others = conditions.flatMap(condition => {
    const type = (condition as { type?: unknown } | null)?.type;
    return typeof type === 'string' &&
      type.endsWith('Degraded') &&
      type !== 'Degraded' &&
      !known.includes(type)
      ? [type]
      : [];
  });
  // The summary last: it says nothing that one of the others does not say better.
  for (const type of [...known, ...others, 'Degraded']) {
    const condition = conditionOf(pool, type);
    if (condition?.status !== 'True') continue;
    const why = condition.message || condition.reason;
    return [
      {
        code: 'PoolDegraded',
        text: `pool ${name} is ${type}${why ? `: ${why}` : ''}`,
        remedy: DEGRADED.find(([each]) => each === type)?.[1] ?? ANY_DEGRADED,
      },
    ];
  }
  return [];
}

function notUpdatedProblem(
  pool: KubernetesObject,
  unready: readonly PoolProblem[],
): Omit<PoolProblem, 'pool'>[] {
  const { name } = pool.metadata;
  const { machineCount, readyMachineCount } = pool.status ?? {};
  const updating = conditionStatus(pool, 'Updating') === 'True';
  const updated = conditionStatus(pool, 'Updated') === 'True' && !updating;
  if (updated && machineCount === readyMachineCount) return [];
  const counts = `${readyMachineCount ?? 0} of ${
    machineCount ?? 0
  } machines ready`;
  // While a configuration is rolled out the node may well be away: then that is what to wait for.
  if (!updating && machineCount !== readyMachineCount && unready.length > 0) {
    return unready.map(({ code, text, remedy }) => ({
      code,
      text: `pool ${name} has ${counts}, since ${text}`,
      remedy,
    }));
  }
  // Of a paused one that is the reason already.
  if (pool.spec?.paused === true) return [];
  return [
    {
      code: 'PoolNotUpdated',
      text: `pool ${name} is not up to date (${counts})`,
      remedy: 'Wait until the pool is updated.',
    },
  ];
}
