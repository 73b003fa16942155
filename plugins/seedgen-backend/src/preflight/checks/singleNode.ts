import type { Check } from '../check';
import { fail, pass, unreadable } from '../outcomes';

const LOOKED_AT = 'Infrastructure cluster and its nodes';

/** The cluster is Single Node OpenShift. */
export const singleNode: Check = {
  id: 'single-node',
  decides: 'some-looks',
  title: 'Cluster is Single Node OpenShift',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  async run({ cluster }) {
    const [infrastructure, nodes] = await Promise.all([
      cluster.get('Infrastructure', 'cluster'),
      cluster.list('Node'),
    ]);
    if (!infrastructure.ok)
      return unreadable(infrastructure.failure, LOOKED_AT);
    if (!nodes.ok) return unreadable(nodes.failure, LOOKED_AT);
    const topology = String(
      infrastructure.value.status?.controlPlaneTopology ?? 'unknown',
    );
    const evidence = {
      lookedAt: LOOKED_AT,
      found: `controlPlaneTopology ${topology}, ${nodes.value.length} node(s)`,
      wanted: 'controlPlaneTopology SingleReplica, 1 node',
    };
    if (topology === 'SingleReplica' && nodes.value.length === 1) {
      return pass('The cluster has one node.', evidence);
    }
    return fail({
      ...evidence,
      reasonCode: 'NotSingleNode',
      message: 'The cluster is not a Single Node OpenShift cluster.',
      remedy: 'Seeds are made from clusters of one node only. Choose another.',
    });
  },
};
