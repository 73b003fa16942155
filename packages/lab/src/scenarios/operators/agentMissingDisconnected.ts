import { lifecycleAgentPackage } from '../../world/objects/catalogs';
import { disconnectCatalogs } from '../changes/disconnectCatalogs';
import { undoAll } from '../changes/undoAll';
import { uninstallAgent } from '../changes/uninstallAgent';
import type { Scenario } from '../Scenario';

export const agentMissingDisconnected: Scenario = {
  name: 'lifecycle-agent-missing-disconnected',
  title: 'Lifecycle Agent is not installed, on a cluster without the internet',
  does: 'The default catalogs are switched off; the catalog cs-redhat-operator-index-v4-18, made by oc-mirror, has it.',
  place: 'behaviour',
  failure:
    'the kind SeedGenerator is not known, and there is no CatalogSource redhat-operators',
  apply: cluster =>
    undoAll(
      disconnectCatalogs(cluster, [lifecycleAgentPackage(cluster.spec)]),
      uninstallAgent(cluster),
    ),
};
