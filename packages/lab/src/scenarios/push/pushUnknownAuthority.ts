import { undoAll } from '../changes/undoAll';
import type { Scenario, ScenarioCluster, Undo } from '../Scenario';

const NAMESPACE = 'openshift-config';

export const pushUnknownAuthority: Scenario = {
  name: 'push-unknown-authority',
  title: "The node does not trust the registry's certificate",
  does: "The ConfigMaps registry-config and user-ca-bundle lack the registry's authority.",
  place: 'imager log',
  failure: 'x509: certificate signed by unknown authority',
  apply: cluster =>
    undoAll(
      emptyConfigMap(cluster, 'registry-config'),
      emptyConfigMap(cluster, 'user-ca-bundle'),
    ),
};

function emptyConfigMap({ store }: ScenarioCluster, name: string): Undo {
  const before = store.get('ConfigMap', name, NAMESPACE)?.data;
  const write = (data: unknown) => {
    store.update('ConfigMap', name, NAMESPACE, draft => {
      draft.data = data;
    });
  };
  write({});
  return () => {
    const now = store.get('ConfigMap', name, NAMESPACE)?.data ?? {};
    if (!Object.keys(now).length) {
      write(before);
    }
  };
}
