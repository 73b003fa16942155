import { command, newRun, onNode } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** One minute, LCA lca-cli/ops/ops.go. */
export const etcdTimeout: Rule = {
  id: 'etcd-timeout',
  cause: 'etcd did not start for recert within a minute',
  explanation:
    'With the cluster stopped, recert works on an etcd of its own, and waits one minute for it. A slow or busy disk may need longer.',
  match: bySigns({ codes: ['EtcdTimeout'] }),
  remedies: subject => [
    newRun,
    command(
      "If it happens again, look at the disk's speed",
      'Synchronous writes of etcd that often take longer than 10 ms are too slow.',
      onNode(
        subject,
        'sh -c \'crictl logs --tail 2000 $(crictl ps --name ^etcd$ -q) 2>&1 | grep -c "took too long"\'',
      ),
    ),
  ],
};
