import {
  SEEDGEN_RUN_ANNOTATION,
  type RemedyCall,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import type { ClusterReads } from '../ClusterReads';
import { conditionOf, conditionStatus } from '../clusterFacts';
import { fail, namesOf, pass, someOf, unreadable } from '../outcomes';

const LOOKED_AT = 'MachineConfigPools';
const WANTED = 'Updated, not Updating, not Degraded';
// In the order in which they tell most. The pool's own Degraded has no message for a render failure,
// and the ClusterOperator follows only after ten minutes, so each is read.
const BAD = ['RenderDegraded', 'NodeDegraded', 'Degraded'] as const;

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
        metadata.name === 'master' || Number(status?.machineCount ?? 0) > 0,
    );
    if (!pools.some(({ metadata }) => metadata.name === 'master')) {
      return {
        status: 'unknown',
        lookedAt: LOOKED_AT,
        reasonCode: 'PoolNotFound',
        message: 'The cluster shows no machine config pool master.',
        remedy: 'See oc get mcp.',
      };
    }
    const problems = pools.flatMap(problemOf);
    if (problems.length === 0) {
      return pass('All pools are up to date.', {
        lookedAt: LOOKED_AT,
        found: pools.map(({ metadata }) => metadata.name).join(', '),
        wanted: WANTED,
      });
    }
    const degraded = problems.find(({ code }) => code === 'PoolDegraded');
    const calls =
      degraded && !brief ? await callsFor(cluster, degraded.text) : [];
    return {
      ...fail({
        lookedAt: LOOKED_AT,
        found: someOf(problems.map(({ text }) => text)),
        wanted: WANTED,
        reasonCode: (degraded ?? problems[0]).code,
        message: [
          ...waitedFor(pools),
          ...problems.map(({ text }) => text),
        ].join('; '),
        remedy: degraded
          ? 'See oc describe mcp master; take back the MachineConfig that is refused.'
          : 'Wait until the pool is updated.',
      }),
      ...(calls.length > 0 && { remedyCalls: calls }),
    };
  },
};

/** The MachineConfigs of the portal's runs that a pool names as what is wrong with it. */
async function callsFor(
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

function problemOf(pool: KubernetesObject): { code: string; text: string }[] {
  const { name } = pool.metadata;
  for (const type of BAD) {
    const condition = conditionOf(pool, type);
    if (condition?.status === 'True') {
      const why = condition.message || condition.reason;
      return [
        {
          code: 'PoolDegraded',
          text: `pool ${name} is ${type}${why ? `: ${why}` : ''}`,
        },
      ];
    }
  }
  const { machineCount, readyMachineCount } = pool.status ?? {};
  if (
    conditionStatus(pool, 'Updated') !== 'True' ||
    conditionStatus(pool, 'Updating') === 'True' ||
    machineCount !== readyMachineCount
  ) {
    return [
      {
        code: 'PoolNotUpdated',
        text: `pool ${name} is not up to date (${readyMachineCount ?? 0} of ${
          machineCount ?? 0
        } machines ready)`,
      },
    ];
  }
  return [];
}
