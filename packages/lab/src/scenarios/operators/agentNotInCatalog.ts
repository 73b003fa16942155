import { redHatPackages } from '../../world/objects/catalogs';
import { disconnectCatalogs } from '../changes/disconnectCatalogs';
import { undoAll } from '../changes/undoAll';
import { uninstallAgent } from '../changes/uninstallAgent';
import type { Scenario } from '../Scenario';

export const agentNotInCatalog: Scenario = {
  name: 'lifecycle-agent-not-in-catalog',
  title: 'Lifecycle Agent is not installed, and was not mirrored',
  does: 'The default catalogs are switched off, and the mirrored catalog has other packages only.',
  place: 'behaviour',
  failure:
    'a Subscription ends in ResolutionFailed: constraints not satisfiable: no operators found in package lifecycle-agent',
  apply: cluster =>
    undoAll(
      disconnectCatalogs(
        cluster,
        redHatPackages(cluster.spec).filter(
          ({ name }) => name !== 'lifecycle-agent',
        ),
      ),
      uninstallAgent(cluster),
    ),
};
