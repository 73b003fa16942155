import {
  SEEDGEN_RUN_ANNOTATION,
  type RemedyCall,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import type { ClusterReads } from '../ClusterReads';
import { fail, namesOf, pass, someOf, unreadable } from '../outcomes';
import {
  byWeight,
  problemOf,
  whyNotCounted,
  type PoolProblem,
} from './poolProblems';

const LOOKED_AT = 'MachineConfigPools';
const WANTED = 'Updated, not Updating, not Degraded, not paused';

const CONTROL_PLANE_POOL = 'master';

/** Every pool with machines is up to date and healthy. */
export const machineConfigPools: Check = {
  id: 'machine-config-pools',
  decides: 'each-look',
  title: 'Machine config pools are up to date and healthy',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  async run({ cluster, brief }) {
    const read = await cluster.list('MachineConfigPool');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const pools = read.value.filter(
      ({ metadata, status }) =>
        metadata.name === CONTROL_PLANE_POOL ||
        Number(status?.machineCount ?? 0) > 0,
    );
    if (!pools.some(({ metadata }) => metadata.name === CONTROL_PLANE_POOL)) {
      return {
        status: 'unknown',
        lookedAt: LOOKED_AT,
        reasonCode: 'PoolNotFound',
        message: 'The cluster shows no machine config pool master.',
        remedy: 'See oc get mcp.',
      };
    }
    if (pools.every(pool => problemOf(pool, []).length === 0)) {
      return pass('All pools are up to date.', {
        lookedAt: LOOKED_AT,
        found: pools.map(({ metadata }) => metadata.name).join(', '),
        wanted: WANTED,
      });
    }
    const nodes = await cluster.list('Node');
    const unready = nodes.ok ? nodes.value.flatMap(whyNotCounted) : [];
    const problems = pools.flatMap(pool => problemOf(pool, unready));
    const [worst] = [...problems].sort(byWeight);
    return {
      ...fail({
        lookedAt: LOOKED_AT,
        found: someOf(problems.map(({ text }) => text)),
        wanted: WANTED,
        reasonCode: worst.code,
        message: [
          ...waitedFor(pools),
          ...problems.map(({ text }) => text),
        ].join('; '),
        remedy: worst.remedy,
      }),
      ...withCalls(await callsFor(cluster, worst, brief ? [] : problems)),
    };
  },
};

function withCalls(remedyCalls: RemedyCall[]) {
  return remedyCalls.length > 0 ? { remedyCalls } : {};
}

async function callsFor(
  cluster: ClusterReads,
  worst: PoolProblem,
  problems: readonly PoolProblem[],
): Promise<RemedyCall[]> {
  const degraded = problems.find(({ code }) => code === 'PoolDegraded');
  return [
    // The portal resumes the pool that the node of a SNO belongs to, and no other.
    ...(worst.code === 'PoolPaused' && worst.pool === CONTROL_PLANE_POOL
      ? [{ action: 'resume-machine-config-pool' as const }]
      : []),
    ...(degraded ? await ownConfigsIn(cluster, degraded.text) : []),
  ];
}

/** The MachineConfigs of the portal's runs that a pool names as what is wrong with it. */
async function ownConfigsIn(
  cluster: ClusterReads,
  text: string,
): Promise<RemedyCall[]> {
  const read = await cluster.list('MachineConfig');
  if (!read.ok) return [];
  return read.value.flatMap(({ metadata: { name, annotations } }) => {
    const runId = annotations?.[SEEDGEN_RUN_ANNOTATION];
    return runId && text.includes(`"${name}"`)
      ? [
          {
            action: 'remove-machine-config' as const,
            machineConfig: name,
            runId,
          },
        ]
      : [];
  });
}

// All that Lifecycle Agent looks at, and in its words.
function waitedFor(pools: readonly KubernetesObject[]): string[] {
  const names = pools
    .filter(
      ({ status }) =>
        (status?.machineCount ?? 0) !== (status?.readyMachineCount ?? 0),
    )
    .map(({ metadata }) => metadata.name);
  return names.length > 0
    ? [`one or more MachineConfigPools not yet ready: ${namesOf(names)}`]
    : [];
}
