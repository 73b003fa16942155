import { klusterletDefinition } from '../../world/crds';
import { toTimestamp } from '../../controllers/pods/ClusterPods';
import { AGENT_NAMESPACES, memberObjects } from '../../world/objects/member';
import { addKinds, addNamespace, addObject } from '../changes/addObject';
import { undoAll } from '../changes/undoAll';
import type { Scenario } from '../Scenario';

export const attachedToHub: Scenario = {
  name: 'attached-to-hub',
  title: 'The cluster still belongs to a hub',
  does: "The klusterlet's definition, its object, its agents and their namespaces are there.",
  place: 'rejection',
  failure:
    'Rejected: Cluster must be detached from hub prior to seed generation',
  apply: cluster => {
    const now = toTimestamp(cluster.clock.now());
    return undoAll(
      addKinds(cluster, klusterletDefinition),
      ...AGENT_NAMESPACES.map(name => addNamespace(cluster, name)),
      ...memberObjects(cluster.spec, now).map(each => addObject(cluster, each)),
    );
  },
};
