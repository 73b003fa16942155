import { rootCertificates } from 'node:tls';
import type { ClusterContext } from '../../../world/ClusterContext';

const NAMESPACE = 'openshift-config';

/**
 * PEM texts of the authorities that the node trusts for a registry: the public ones, the ConfigMap
 * that the image configuration names, under the registry's name with `..` before the port, and the
 * bundle that the proxy configuration names.
 */
export function trustedAuthorities(
  context: Pick<ClusterContext, 'store'>,
  registry: string,
): string[] {
  const { store } = context;
  const forImages = store.get('config.openshift.io/Image', 'cluster')?.spec
    ?.additionalTrustedCA?.name;
  const forAll = store.get('config.openshift.io/Proxy', 'cluster')?.spec
    ?.trustedCA?.name;
  const read = (name: string | undefined, key: string) =>
    name ? store.get('ConfigMap', name, NAMESPACE)?.data?.[key] : undefined;
  return [
    ...rootCertificates,
    read(forImages, registry.replace(':', '..')),
    read(forAll, 'ca-bundle.crt'),
  ].filter((each): each is string => Boolean(each));
}
