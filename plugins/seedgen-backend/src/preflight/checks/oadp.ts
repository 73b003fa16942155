import type { KubernetesObject } from '../../clusters/types';
import type { Result } from '../../result';
import type { ClusterReads } from '../ClusterReads';

/** The only namespace that Lifecycle Agent looks at for OADP. */
export const OADP_NAMESPACE = 'openshift-adp';

/** What is installed of OADP; Lifecycle Agent goes by the ClusterServiceVersion. */
export async function oadpVersions(
  cluster: ClusterReads,
): Promise<Result<KubernetesObject[]>> {
  const read = await cluster.list('ClusterServiceVersion', OADP_NAMESPACE);
  return read.ok
    ? {
        ok: true,
        value: read.value.filter(({ metadata }) =>
          metadata.name.startsWith('oadp-operator.'),
        ),
      }
    : read;
}
