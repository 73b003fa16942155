import type { KubeObject, ObjectStore } from './apiserver/types';

interface Narrated {
  kind: string;
  source: string;
  /** What to say about the object as it is now; nothing when undefined. */
  tell: (object: KubeObject) => string | undefined;
}

const narrated: Narrated[] = [
  {
    kind: 'lca.openshift.io/SeedGenerator',
    source: 'lifecycle-agent',
    // What `kubectl get` shows: the last condition's type and message.
    tell: ({ status }) => {
      const last = status?.conditions?.at(-1);
      return last && `${last.type} "${last.message}"`;
    },
  },
  {
    kind: 'machineconfiguration.openshift.io/MachineConfigPool',
    source: 'machine-config',
    tell: ({ metadata, status }) => {
      const holds = (type: string) =>
        status?.conditions?.some(
          (condition: any) =>
            condition.type === type && condition.status === 'True',
        );
      const states = ['Updated', 'Updating', 'Degraded'].filter(holds);
      return states.length > 0
        ? `pool ${metadata.name} ${states.join(', ')}`
        : undefined;
    },
  },
  {
    kind: 'operators.coreos.com/CatalogSource',
    source: 'catalog-operator',
    tell: ({ metadata, status }) => {
      const state = status?.connectionState?.lastObservedState;
      return state && `CatalogSource ${metadata.name} ${state}`;
    },
  },
  {
    kind: 'operators.coreos.com/Subscription',
    source: 'olm',
    tell: ({ metadata, status }) => {
      const failure = status?.conditions?.find(
        (condition: any) =>
          condition.type === 'ResolutionFailed' && condition.status === 'True',
      );
      const state = failure ? `"${failure.message}"` : status?.state;
      return state && `Subscription ${metadata.name} ${state}`;
    },
  },
  {
    kind: 'operators.coreos.com/InstallPlan',
    source: 'olm',
    tell: ({ metadata, status }) =>
      status?.phase && `InstallPlan ${metadata.name} ${status.phase}`,
  },
  {
    kind: 'operators.coreos.com/ClusterServiceVersion',
    source: 'olm',
    tell: ({ metadata, status }) =>
      status?.phase &&
      `ClusterServiceVersion ${metadata.name} ${status.phase}${
        status.reason && status.phase === 'Failed' ? ` (${status.reason})` : ''
      }`,
  },
];

/**
 * Says in words what happens on a cluster, for a person who watches: each time something new can
 * be said about an object, and when it goes. What was so from the start is not said. Returns the way to stop.
 */
export function narrate(
  store: Pick<ObjectStore, 'onChange'>,
  say: (source: string, message: string) => void,
): () => void {
  const stops = narrated.map(({ kind, source, tell }) => {
    const told = new Map<string, string | undefined>();
    return store.onChange(kind, ({ type, object, previous }) => {
      const { name } = object.metadata;
      if (type === 'DELETED') {
        told.delete(name);
        say(source, `${object.kind} ${name} deleted`);
        return;
      }
      const message = tell(object);
      const before = told.has(name)
        ? told.get(name)
        : previous && tell(previous);
      if (message !== undefined && message !== before) {
        say(source, message);
      }
      told.set(name, message);
    });
  });
  return () => stops.forEach(stop => stop());
}
