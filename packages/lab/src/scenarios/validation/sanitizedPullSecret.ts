import {
  readPullSecret,
  writePullSecret,
} from '../../controllers/lifecycleAgent/pullSecret';
import { NODE_PULL_SECRET_FILE } from '../../world/node/createNode';
import { SANITIZED_PULL_SECRET } from '../../world/objects/secrets';
import type { Scenario } from '../Scenario';

export const sanitizedPullSecret: Scenario = {
  name: 'sanitized-pull-secret',
  title: 'An earlier run has left its sanitised pull secret',
  does: 'The pull secret of the cluster and of the node is the empty one that Lifecycle Agent puts in its place.',
  place: 'rejection',
  failure:
    'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)',
  apply: cluster => {
    const before = readPullSecret(cluster);
    const write = (text: string) => {
      cluster.node.writeFile(NODE_PULL_SECRET_FILE, text);
      writePullSecret(cluster, text);
    };
    write(SANITIZED_PULL_SECRET);
    return () => {
      if (before && readPullSecret(cluster) === SANITIZED_PULL_SECRET) {
        write(before);
      }
    };
  },
};
