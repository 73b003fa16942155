import {
  MACHINE_CONFIG,
  MACHINE_CONFIG_POOL,
} from '../../controllers/machineConfig/kinds';
import {
  renderMachineConfig,
  sourcesOf,
} from '../../controllers/machineConfig/render';
import type { ScenarioCluster } from '../Scenario';

const POOL = 'master';
const ANNOTATION = 'machineconfiguration.openshift.io';

/**
 * Makes pool and node say that they have had the MachineConfigs of now since the installation. To
 * be called at once after changing them, before the operator looks, or it rolls the change out.
 */
export function settleMachineConfigs({ store, spec }: ScenarioCluster): void {
  const sources = sourcesOf(store.list(MACHINE_CONFIG), POOL);
  const rendered = renderMachineConfig(POOL, sources);
  const { name } = rendered.metadata;
  const configuration = {
    name,
    source: sources.map(({ apiVersion, kind, metadata }) => ({
      apiVersion,
      kind,
      name: metadata.name,
    })),
  };
  if (!store.get(MACHINE_CONFIG, name)) {
    store.create(rendered);
  }
  store.update(MACHINE_CONFIG_POOL, POOL, undefined, draft => {
    draft.spec.configuration = configuration;
  });
  store.updateStatus(MACHINE_CONFIG_POOL, POOL, undefined, draft => {
    draft.status.configuration = configuration;
    draft.status.observedGeneration = draft.metadata.generation;
    for (const condition of draft.status.conditions) {
      if (condition.type === 'Updated') {
        condition.message = `All nodes are updated with MachineConfig ${name}`;
      }
    }
  });
  store.update('Node', spec.hostname, undefined, draft => {
    draft.metadata.annotations = {
      ...draft.metadata.annotations,
      [`${ANNOTATION}/currentConfig`]: name,
      [`${ANNOTATION}/desiredConfig`]: name,
    };
  });
}
