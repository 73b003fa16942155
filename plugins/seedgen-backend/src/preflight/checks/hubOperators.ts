import semver from 'semver';
import type { KubernetesObject, ReadableKind } from '../../clusters/types';
import type { Check } from '../check';
import {
  DOCUMENTATION,
  notApplicable,
  pass,
  unreadable,
  warn,
} from '../outcomes';

/** A check that an operator on the hub is recent and at rest, by the object that says so. */
export function hubOperator(options: {
  id: string;
  /** For people, e.g. `Advanced Cluster Management`. */
  product: string;
  kind: Extract<ReadableKind, 'MultiClusterHub' | 'MultiClusterEngine'>;
  minimum: string;
  /** The phase at rest. */
  phase: string;
}): Check {
  const { id, product, kind, minimum, phase } = options;
  return {
    id,
    title: `${product} on the hub is ${minimum} or later`,
    severity: 'warns',
    kinds: ['generate'],
    async run({ hub }) {
      if (!hub) return notApplicable('No hub is configured for the cluster.');
      const lookedAt = `${kind} on hub ${hub.name}`;
      const read = await hub.list(kind);
      if (!read.ok) return unreadable(read.failure, lookedAt);
      const [found] = read.value;
      const evidence = {
        lookedAt,
        found: found ? textOf(found) : 'none',
        wanted: `>= ${minimum}, phase ${phase}`,
        documentationUrl: DOCUMENTATION.operators,
      };
      if (!found) {
        return warn({
          ...evidence,
          reasonCode: 'HubOperatorNotInstalled',
          message: `Hub '${hub.name}' has no ${product}.`,
          remedy: `Install ${product}, or correct which cluster is configured as the hub.`,
        });
      }
      const version = semver.coerce(found.status?.currentVersion);
      if (!version || semver.lt(version, `${minimum}.0`)) {
        return warn({
          ...evidence,
          reasonCode: version ? 'HubOperatorTooOld' : 'HubOperatorNotReady',
          message: `${product} on hub '${hub.name}' ${
            version ? `is ${version}` : 'does not say its version'
          }; image based upgrades from a seed want ${minimum} or later.`,
          remedy: `Upgrade ${product} on the hub.`,
        });
      }
      if (found.status?.phase !== phase) {
        return warn({
          ...evidence,
          reasonCode: 'HubOperatorNotReady',
          message: `${product} on hub '${hub.name}' is in phase ${
            found.status?.phase ?? 'unknown'
          }.`,
          remedy: `Wait until it is ${phase}; a hub in between may not finish what it began with the cluster.`,
        });
      }
      return pass(`${product} is ${version}.`, evidence);
    },
  };
}

function textOf({ status }: KubernetesObject): string {
  return `${status?.currentVersion ?? 'no version'}, phase ${
    status?.phase ?? 'unknown'
  }`;
}

/** The hub's Advanced Cluster Management is recent and at rest. */
export const hubClusterManagement = hubOperator({
  id: 'hub-cluster-management',
  product: 'Advanced Cluster Management',
  kind: 'MultiClusterHub',
  minimum: '2.13',
  phase: 'Running',
});

/** The hub's multicluster engine is recent and at rest. */
export const hubClusterEngine = hubOperator({
  id: 'hub-cluster-engine',
  product: 'multicluster engine',
  kind: 'MultiClusterEngine',
  minimum: '2.8',
  phase: 'Available',
});
